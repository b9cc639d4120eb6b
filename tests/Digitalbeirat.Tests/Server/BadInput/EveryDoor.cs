using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Server.BadInput;

/// <summary>Every address the program has, met by everything that should not come: the answer is a clear one, never a fault of ours.</summary>
public sealed class EveryDoor
{
    static readonly string[] badWords =
    [
        BadBodies.Sql, BadBodies.Html, "a%00b", "%ff%fe%c0%ae%ed%a0%80", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e%5c%2e%2e%5cwin.ini", "%c0%ae%c0%ae%c0%afetc", "%252e%252e%252f", "-1", "9223372036854775807", "99999999999999999999999",
        "9223372036854775807.9223372036854775807", "-9223372036854775808.-1", "-1.-1", "NaN", "1e400", "Z-9999-9999999", "%E2%80%AE", "%2f%2fevil.example", new('x', 2000),
    ];

    static string Written(string word) => word.Contains('%', StringComparison.Ordinal) && !word.Contains(' ', StringComparison.Ordinal) ? word : Uri.EscapeDataString(word);

    [Theory, BothStores]
    public async Task Whatever_is_sent_to_it_is_answered_clearly(Database store)
    {
        await using var step = await Doorstep.Of(store);
        var changes = step.Doors.Where(d => d.Changes).ToList();
        Assert.True(changes.Count > 80, $"Only {changes.Count} changes");
        await NothingWrong(step, store, changes, (door, guest) =>
            BadBodies.All.Select(b => (b.Name, Ask: (Func<Task<Answer>>)(() => guest.Post(step.Real(door), b.Make(door)))))
            .Concat(badWords.Where(_ => door.Pattern.Parameters.Count > 0).Select(w => (w, (Func<Task<Answer>>)(() => guest.Post(door.Fill(_ => Written(w)), BadBodies.All[3].Make(door)))))));
    }

    [Theory, BothStores]
    public async Task Whatever_is_asked_of_it_is_answered_clearly(Database store)
    {
        await using var step = await Doorstep.Of(store);
        var looks = step.Doors.Where(d => !d.Changes).ToList();
        Assert.True(looks.Count > 120, $"Only {looks.Count} pages");
        await NothingWrong(step, store, looks, (door, guest) =>
            badWords.Select(w => ("?" + w, Ask: (Func<Task<Answer>>)(() => guest.Get(step.Real(door) + "?" + string.Join('&', door.Asked.Concat(["sprache", "nach"]).Distinct().Select(a => $"{a}={Written(w)}&{a}={Written(w)}"))))))
            .Concat(badWords.Where(_ => door.Pattern.Parameters.Count > 0).Select(w => (w, (Func<Task<Answer>>)(() => guest.Get(door.Fill(_ => Written(w))))))));
    }

    [Fact]
    public async Task No_change_is_made_without_the_token_of_a_page_of_ours()
    {
        await using var step = await Doorstep.Of();
        // One click in a mail client: the signed link itself is the token (RFC 8058).
        Assert.Equal(["POST /abbestellen/{token}"], step.Doors.Where(d => d.Changes && !d.TokenNeeded).Select(d => d.Name));
        var wrong = new List<string>();
        foreach (var door in step.Doors.Where(d => d.Changes && d.TokenNeeded))
            foreach (var guest in step.Guests)
                foreach (var token in new[] { "", "x", new('A', 5000), "CfDJ8" + new string('A', 150) })
                    foreach (var body in new[] { BadBodies.All[0], BadBodies.All[3], BadBodies.All[22] })
                        if ((await guest.Post(step.Real(door), body.Make(door), token)).Status is not 400 and var status) wrong.Add($"{status}: {door.Name} ({guest.Name}, {body.Name})");
        Assert.Empty(wrong);
    }

    static async Task NothingWrong(Doorstep step, Database store, IEnumerable<Door> doors, Func<Door, Guest, IEnumerable<(string What, Func<Task<Answer>> Ask)>> tries)
    {
        var (wrong, inside) = (new List<string>(), 0);
        foreach (var (place, door) in doors.Index())
            // Who asks is the same to both databases. The office is let in everywhere and tries everything; of the others each tries a third, another one at each door.
            foreach (var guest in store == Database.Sqlite ? step.Guests : [step.Guests[^1]])
                foreach (var (what, ask) in tries(door, guest).Where((_, i) => guest == step.Guests[^1] || i % 3 == place % 3))
                {
                    var answer = await ask();
                    if (answer.Wrong is { } fault) wrong.Add($"{fault}: {door.Name} ({guest.Name}: {(what.Length > 60 ? what[..60] : what)})");
                    // Whoever is not let in meets the door alone, whatever they bring.
                    if (answer.Outside) break;
                    inside++;
                }
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong answers:\n" + string.Join('\n', wrong.Order()));
        Assert.True(inside > 2000, $"Only {inside} were let in");
    }
}
