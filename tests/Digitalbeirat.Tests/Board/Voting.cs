using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Digitalbeirat.Board.Motions;

namespace Digitalbeirat.Tests.Board;

public sealed class Voting
{
    static async Task<(Visitor Office, string Motion)> Table(Town town, int members)
    {
        for (var i = 0; i < members; i++) await town.Seat($"Mitglied {i}", account: false);
        return (await town.Person("Olga", Roles.Office), await town.Motion("WLAN in allen Bürgerämtern"));
    }

    static async Task Raise(Visitor office, string motion, string votes)
    {
        await office.Open($"/verwaltung/antraege/{motion}/handzeichen");
        var names = office.Page.QuerySelectorAll("input[type=radio]").Select(r => r.GetAttribute("name")!).Distinct();
        await office.Press("Speichern", [.. names.Zip(votes, (n, v) => (n, (string?)(v switch { 'J' => "Yes", 'N' => "No", _ => "Abstain" })))]);
        await office.Open($"/antraege/{motion}");
        await office.Press("Abstimmung schließen");
    }

    [Theory]
    [InlineData("JJN", "adopted"), InlineData("JN", "rejected"), InlineData("JNE", "rejected"), InlineData("JEE", "adopted"), InlineData("EEE", "rejected"), InlineData("NNJ", "rejected")]
    public async Task More_yes_than_no_adopts_a_tie_rejects_and_abstentions_count_for_neither(string votes, string state)
    {
        await using var town = await Town.Found();
        var (office, motion) = await Table(town, votes.Length);
        await Raise(office, motion, votes);
        Assert.Equal(state, (await town.Item(motion)).State);
        Assert.Equal(state == "adopted" ? 1 : 0, await town.Ask(db => db.Items.CountAsync(i => i.Kind == "recommendation")));
        office.Dispose();
    }

    [Theory, BothStores]
    public async Task Without_a_quorum_nothing_is_decided_and_the_vote_stays_open(Database store)
    {
        await using var town = await Town.Found(store);
        var (office, motion) = await Table(town, 4);
        await Raise(office, motion, "JJ");
        Assert.Equal(409, office.Status);
        Assert.Contains("nötig sind 3", office.Text);
        Assert.Equal("open", (await town.Item(motion)).State);
        await Raise(office, motion, "JJN");
        Assert.Equal("adopted", (await town.Item(motion)).State);
        office.Dispose();
    }

    [Theory, BothStores]
    public async Task A_vote_can_be_changed_until_the_closing_and_never_after(Database store)
    {
        await using var town = await Town.Found(store);
        using var rita = await town.Person("Rita", Roles.Board);
        using var office = await town.Person("Olga", Roles.Office);
        await town.Seat("Rita");
        var motion = await town.Motion("WLAN in allen Bürgerämtern");
        await rita.Open($"/antraege/{motion}");
        await rita.Press("Abstimmen", ("Choice", "No"));
        await rita.Press("Stimme ändern", ("Choice", "Yes"));
        await office.Open($"/antraege/{motion}");
        await office.Press("Abstimmung schließen");
        // Her page still shows the ballot.
        await rita.Press("Stimme ändern", ("Choice", "No"));
        Assert.Equal(409, rita.Status);
        Assert.Contains("Danach ändert sich nichts mehr", rita.Text);
        var vote = Assert.Single((await rita.Api($"/api/motions/{motion}")).GetProperty("details").GetProperty("roll").EnumerateArray());
        Assert.Equal("Yes", vote.GetProperty("choice").GetString());
        Assert.Equal("adopted", (await town.Item(motion)).State);
        await office.Open($"/verwaltung/antraege/{motion}/handzeichen");
        Assert.Equal(409, office.Status);
    }

    [Fact]
    public async Task The_role_alone_does_not_vote_there_must_be_a_seat()
    {
        await using var town = await Town.Found();
        using var former = await town.Person("Former", Roles.Board);
        using var resident = await town.Person("Ben");
        await town.Seat("Rita", account: false);
        var motion = await town.Motion("WLAN in allen Bürgerämtern");
        await former.Open($"/antraege/{motion}");
        await former.Post($"/antraege/{motion}/stimme", ("Choice", "Yes"));
        Assert.Equal(403, former.Status);
        await resident.Open($"/antraege/{motion}");
        await resident.Post($"/antraege/{motion}/stimme", ("Choice", "Yes"));
        Assert.Equal(403, resident.Status);
        Assert.Equal(0, await town.Ask(db => db.Set<Vote>().CountAsync()));
    }

    [Fact]
    public async Task Everybody_sees_who_voted_how_and_what_was_voted_on_stays_as_it_was_worded()
    {
        await using var town = await Town.Found();
        using var rita = await town.Person("Rita", Roles.Board);
        using var office = await town.Person("Olga", Roles.Office);
        await town.Seat("Rita");
        var motion = await town.Motion("WLAN in allen Bürgerämtern");
        await rita.Open($"/antraege/{motion}");
        await rita.Press("Abstimmen", ("Choice", "Abstain"));
        await office.Open($"/bearbeiten/{motion}");
        Assert.Equal(403, office.Status);
        using var visitor = town.Visitor();
        await visitor.Open($"/antraege/{motion}");
        Assert.Contains("Rita", visitor.Text);
        Assert.Contains("Der Beirat möge empfehlen, dass das geschieht.", visitor.Text);
    }
}
