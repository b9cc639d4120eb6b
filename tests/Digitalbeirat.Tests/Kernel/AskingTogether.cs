using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Kernel;

public sealed class AskingTogether
{
    /// <summary>Answers each name with itself, once it may, and remembers who was asked about together.</summary>
    sealed class Oracle
    {
        public List<string[]> Questions { get; } = [];
        public TaskCompletionSource Asked { get; } = new();
        public TaskCompletionSource May { get; } = new();
        public Func<IReadOnlyCollection<string>, Exception?> Fails { get; init; } = _ => null;

        public async Task<IReadOnlyDictionary<string, string>> Answer(AppDb db, IReadOnlyCollection<string> names)
        {
            Questions.Add([.. names.Order()]);
            Asked.TrySetResult();
            await May.Task;
            return Fails(names) is { } error ? throw error : names.Where(n => n != "nobody").ToDictionary(n => n, n => n + "!");
        }
    }

    /// <summary>One asks; while that is under way all the others do.</summary>
    static async Task<(Oracle Oracle, List<Task<string?>> Asking)> Gather(Oracle oracle, AppDb db, params string[] others)
    {
        var together = new Together<string, string>(oracle.Answer);
        var first = together.Ask(db, "first");
        await oracle.Asked.Task;
        List<Task<string?>> asking = [first, .. others.Select(o => together.Ask(db, o))];
        oracle.May.SetResult();
        return (oracle, asking);
    }

    static async Task In(Func<AppDb, Task> body)
    {
        await using var town = await Town.Found();
        await town.Do(s => body(s.GetRequiredService<AppDb>()));
    }

    [Fact]
    public Task Who_comes_while_a_question_is_under_way_is_asked_for_with_the_others_and_gets_their_own_answer() => In(async db =>
    {
        var (oracle, asking) = await Gather(new(), db, "anna", "ben", "anna", "nobody");
        Assert.Equal(["first!", "anna!", "ben!", "anna!", null], await Task.WhenAll(asking));
        Assert.Equal([["first"], ["anna", "ben", "nobody"]], oracle.Questions);
    });

    [Fact]
    public Task Who_fails_among_them_fails_alone() => In(async db =>
    {
        var (_, asking) = await Gather(new() { Fails = names => names.Contains("bad") ? new InvalidOperationException("bad") : null }, db, "anna", "bad", "ben");
        await Assert.ThrowsAsync<InvalidOperationException>(() => asking[2]);
        Assert.Equal(["first!", "anna!", "ben!"], await Task.WhenAll(asking[0], asking[1], asking[3]));
    });

    [Fact]
    public Task When_the_database_is_away_all_are_told_at_once() => In(async db =>
    {
        // 10: the disk does not answer.
        var (oracle, asking) = await Gather(new() { Fails = names => names.Contains("first") ? null : new SqliteException("away", 10) }, db, "anna", "ben", "clara");
        Assert.Equal("first!", await asking[0]);
        foreach (var task in asking[1..]) await Assert.ThrowsAsync<SqliteException>(() => task);
        Assert.Equal(2, oracle.Questions.Count);
    });

    [Fact]
    public Task After_a_question_that_failed_the_next_is_asked() => In(async db =>
    {
        var oracle = new Oracle { Fails = names => names.Contains("bad") ? new InvalidOperationException("bad") : null };
        oracle.May.SetResult();
        var together = new Together<string, string>(oracle.Answer);
        await Assert.ThrowsAsync<InvalidOperationException>(() => together.Ask(db, "bad"));
        Assert.Equal("anna!", await together.Ask(db, "anna"));
    });

    [Theory, BothStores]
    public async Task Everybody_who_asks_at_once_is_recognised_as_themselves(Database store)
    {
        await using var town = await Town.Found(store);
        var people = new List<(string Name, Visitor Visitor)>();
        for (var i = 0; i < 12; i++) people.Add(($"Person {(char)('A' + i)}", await town.Person($"Person {(char)('A' + i)}")));
        for (var round = 0; round < 4; round++)
        {
            await Task.WhenAll(people.Select(p => p.Visitor.Open("/konto")));
            Assert.All(people, p => Assert.Equal([p.Name], people.Select(q => q.Name).Where(p.Visitor.Page.DocumentElement.OuterHtml.Contains)));
        }
        foreach (var (_, visitor) in people) visitor.Dispose();
    }

    [Theory, BothStores]
    public async Task Those_who_press_while_the_lane_is_taken_are_written_together_each_with_their_own_outcome(Database store)
    {
        await using var town = await Town.Found(store);
        var (bench, bus) = (await town.Concern("Eine Bank am Brunnen"), await town.Concern("Ein Bus am Abend"));
        var people = new List<Visitor>();
        for (var i = 0; i < 8; i++) people.Add(await town.Person($"Person {(char)('A' + i)}"));
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
        {
            await person.Open($"/anliegen/{(i < 6 ? bench : bus)}");
            // The last two have supported before: one takes it back, one presses again on a page that is old.
            if (i >= 6) await person.Press("Unterstützen");
        }
        var (taken, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = town.Do(s => s.GetRequiredService<AppDb>().Change(async () => { taken.SetResult(); await go.Task; }));
        await taken.Task;
        var pressing = people.Select((p, i) => p.Post(i < 6 ? $"/unterstuetzen/{bench}" : i == 6 ? $"/unterstuetzen/{bus}/zuruecknehmen" : $"/unterstuetzen/{bus}")).ToList();
        // Whoever has nothing to change waits for nobody, unless others asked before.
        go.SetResult();
        await slow;
        await Task.WhenAll(pressing);
        Assert.All(people.Take(6), p => Assert.Contains("Danke", p.Text));
        Assert.Contains("zurückgenommen", people[6].Text);
        Assert.Contains("unterstützen das bereits", people[7].Text);
        Assert.Equal([6, 1], await town.Ask(db => db.Items.OrderBy(i => i.Id).Select(i => i.Supports).ToListAsync()));
        Assert.Equal(7, await town.Ask(db => db.Supports.CountAsync()));
        Assert.Equal(8, await town.Ask(db => db.Follows.CountAsync(f => f.Reason == FollowReason.Supported && !f.Muted)));
        foreach (var person in people) person.Dispose();
    }
}
