using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Board;

public sealed class PassingOn
{
    [Theory, BothStores]
    public async Task Names_another_unit_that_has_a_date_of_its_own_and_the_path_keeps_both_answers(Database store)
    {
        await using var town = await Town.Found(store);
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Add(new Unit { Key = "roads", Name = "Tiefbauamt", Email = "tiefbau@stadt.example", Order = 2 });
            await db.SaveChangesAsync();
            s.GetRequiredService<Digitalbeirat.Kernel.Settings.Places>().Forget();
        });
        using var unit = await town.Person("Dora vom Amt", Roles.Unit, unit: true);
        using var office = await town.Person("Olga", Roles.Office);
        using var visitor = town.Visitor();
        await town.Seat("Rita", account: false);
        var recommendation = await town.Recommendation("Sensoren in den Gullys");
        await unit.Open($"/antworten/neu?auf={recommendation}");
        await unit.Press("Weiter zur Prüfung", ("Kind", "passed-on"), ("Text", "Das ist Sache des Tiefbauamts."));
        Assert.Equal(422, unit.Status);
        Assert.Contains("Das ist Sache des Tiefbauamts.", unit.Page.DocumentElement.OuterHtml);
        await unit.Press("Weiter zur Prüfung", ("Kind", "passed-on"), ("Text", "Das ist Sache des Tiefbauamts."), ("PassTo", "2"), ("NewDue", town.Day(45)));
        await unit.Press("Antwort veröffentlichen");
        var first = unit.Number();

        var item = await town.Item(recommendation);
        Assert.Equal(("sent", 2, town.Day(45)), (item.State, item.UnitId, Show.Day(item.DueAt!.Value).ToString("O")));
        Assert.Contains(await town.Mails(), m => m.To == "tiefbau@stadt.example" && m.Text.Contains(recommendation, StringComparison.Ordinal));
        // It is no longer theirs.
        Assert.Equal(403, await unit.StatusOf($"/antworten/neu?auf={recommendation}"));

        await office.Open($"/antworten/neu?auf={recommendation}");
        await office.Press("Weiter zur Prüfung", ("Kind", "accepted"), ("Text", "Wir fangen im Frühjahr an."));
        await office.Press("Antwort veröffentlichen");
        var second = office.Number();
        Assert.Equal("answered", (await town.Item(recommendation)).State);
        await visitor.Open($"/weg/{recommendation}");
        Assert.Contains(first, visitor.Text);
        Assert.Contains(second, visitor.Text);
    }
}
