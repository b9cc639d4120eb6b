using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Outreach;

public sealed class KeepingLettersFew
{
    static async Task Prefer(Visitor visitor, string own)
    {
        await visitor.Open("/konto/mitteilungen");
        await visitor.Press("Speichern", ("Own", own), ("Others", own));
        Assert.Equal(200, visitor.Status);
    }

    static async Task<int> Letters(Town town, string name)
    {
        await town.Settle();
        return (await town.Mails()).Count(m => m.To == Town.Email(name) && m.Unsubscribe is not null);
    }

    [Theory, BothStores]
    public async Task Who_wants_one_letter_a_week_gets_one_on_monday_with_all_that_happened(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        await Prefer(anna, "Weekly");
        var (first, second) = (await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna"), await town.Concern("Bänke im Rathaushof", by: "Anna"));
        foreach (var concern in new[] { first, second })
        {
            await ben.Open($"/anliegen/{concern}");
            await ben.Press("Beitrag schreiben", ("text", "Das wäre schön."));
        }
        // To the evening before the next Monday, a day at a time: nothing comes.
        while (Show.Local(town.Clock.GetUtcNow()).DayOfWeek != DayOfWeek.Sunday || Show.Local(town.Clock.GetUtcNow()).Hour < 12)
        {
            Assert.Equal(0, await Letters(town, "Anna"));
            town.Clock.Advance(TimeSpan.FromHours(6));
        }
        Assert.Equal(0, await Letters(town, "Anna"));
        town.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await Letters(town, "Anna"));
        var letter = (await town.Mails()).Single(m => m.To == Town.Email("Anna") && m.Unsubscribe is not null);
        Assert.Contains(first, letter.Text);
        Assert.Contains(second, letter.Text);
        town.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await Letters(town, "Anna"));
    }

    [Fact]
    public async Task Who_wants_none_gets_none_and_still_finds_the_news_in_the_house()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        await Prefer(anna, "Never");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna");
        await ben.Open($"/anliegen/{concern}");
        await ben.Press("Beitrag schreiben", ("text", "Das wäre schön."));
        town.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(0, await Letters(town, "Anna"));
        await anna.SignIn(Town.Email("Anna"), Town.Password);
        await anna.Open("/mitteilungen");
        Assert.Contains("Ein Fahrplan an jeder Haltestelle", anna.Text);
    }
}
