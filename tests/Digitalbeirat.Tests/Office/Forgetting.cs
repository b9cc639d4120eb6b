using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Needs.Concerns;
using Digitalbeirat.Office.Legal;
using Digitalbeirat.Office.Reports;
using Digitalbeirat.Outreach.Notifications;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Sessions;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Office;

public sealed class Forgetting
{
    const string Email = "weg@example.org";

    /// <summary>For each rule something it is about, and how much of it is still there.</summary>
    static readonly Dictionary<string, (Action<AppDb, Trace> Plant, Func<AppDb, Task<int>> Left)> rules = new()
    {
        ["mails"] = ((db, t) => db.Add(new OutgoingMail { To = Email, Subject = "x", Text = "x", CreatedAt = t.At, NextTryAt = t.At, SentAt = t.At }), db => db.Mails.CountAsync(m => m.To == Email)),
        ["links"] = ((db, t) => db.Add(new Proof { Kind = ProofKind.SignIn, Hash = "x", Email = Email, CreatedAt = t.At, ExpiresAt = t.At }), db => db.Set<Proof>().CountAsync()),
        ["sessions"] = ((db, t) => db.Add(new Session { Hash = "x", PersonId = t.Person, Device = "", StartedAt = t.At, SeenAt = t.At, ProvenAt = t.At, ExpiresAt = t.At }), db => db.Set<Session>().CountAsync(s => s.Hash == "x")),
        ["failed-sign-ins"] = ((db, t) => db.Add(new FailedSignIn { Hash = "x", At = t.At }), db => db.Set<FailedSignIn>().CountAsync()),
        ["notifications"] = ((db, t) => db.Add(new Notification { PersonId = t.Person, ItemId = t.Item, Seq = 1, What = "x", At = t.At }), db => db.Set<Notification>().CountAsync(n => n.What == "x")),
        ["drafts"] = ((db, t) => db.Add(new Draft { KeyHash = [1], Json = "{}", ChangedAt = t.At }), db => db.Set<Draft>().CountAsync(d => d.SentAt == null)),
        ["unconfirmed"] = ((db, t) => db.Add(new Draft { KeyHash = [2], Json = "{}", Email = Email, ChangedAt = t.At.AddDays(100), SentAt = t.At }), db => db.Set<Draft>().CountAsync(d => d.SentAt != null)),
        ["reporters"] = ((db, t) => db.Add(new Report { ItemId = t.Item, Email = Email, Reason = "spam", Text = "x", At = t.At, DecidedAt = t.At, Decision = ReportDecision.Kept }), db => db.Set<Report>().CountAsync(r => r.Email != null)),
        ["barriers"] = ((db, t) => db.Add(new Feedback { Text = "x", Email = Email, At = t.At, AnsweredAt = t.At }), db => db.Set<Feedback>().CountAsync(f => f.Email != null)),
    };

    sealed record Trace(long Person, long Item, DateTimeOffset At);

    [Theory, BothStores]
    public async Task What_the_privacy_page_says_is_kept_so_long_and_not_a_night_longer(Database store)
    {
        await using var town = await Town.Found(store);
        await town.Account("Anna");
        var number = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        var planted = town.Clock.GetUtcNow();
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var trace = new Trace(await db.People.Select(p => p.Id).SingleAsync(), await db.Items.Where(i => i.Number == number).Select(i => i.Id).SingleAsync(), planted);
            foreach (var (plant, _) in rules.Values) plant(db, trace);
            await db.SaveChangesAsync();
        });
        var house = town.Services.GetRequiredService<House>();
        Assert.Equal(house.Retention.Select(r => r.Key).Order(), rules.Keys.Order());
        using var reader = town.Visitor();
        await reader.Open("/datenschutz");
        foreach (var rule in house.Retention)
        {
            var row = reader.Page.QuerySelectorAll(".facts > div").First(d => d.QuerySelector("dt")!.TextContent == rule.What());
            Assert.Equal(rule.Days == 1 ? "ein Tag" : $"{rule.Days} Tage", row.QuerySelector("dd")!.TextContent);
        }
        foreach (var alike in house.Retention.GroupBy(r => r.Days).OrderBy(g => g.Key))
        {
            town.Clock.Advance(planted.AddDays(alike.Key).AddHours(-1) - town.Clock.GetUtcNow());
            await town.Run("data.retention");
            foreach (var rule in alike) Assert.Equal((rule.Key, 1), (rule.Key, await town.Ask(rules[rule.Key].Left)));
            town.Clock.Advance(TimeSpan.FromHours(2));
            await town.Run("data.retention");
            foreach (var rule in alike) Assert.Equal((rule.Key, 0), (rule.Key, await town.Ask(rules[rule.Key].Left)));
        }
    }

    [Theory, BothStores]
    public async Task A_town_sets_its_own_periods_and_nonsense_is_said_at_its_field(Database store)
    {
        await using var town = await Town.Found(store);
        using var ada = await town.Person("Ada", Roles.Administrator);
        await ada.Open("/verwaltung/einstellungen/aufbewahrung");
        await ada.Press("Speichern", ("mails", "0"), ("drafts", "ein Monat"));
        Assert.Equal(422, ada.Status);
        Assert.Equal(2, ada.Page.QuerySelectorAll("[aria-invalid='true']").Length);
        Assert.Equal("ein Monat", ada.Page.QuerySelector("[name='drafts']")!.GetAttribute("value"));
        await ada.Press("Speichern", ("mails", "40"), ("drafts", "30"));
        Assert.Equal(200, ada.Status);
        using var reader = town.Visitor();
        await reader.Open("/datenschutz");
        Assert.Contains("40 Tage", reader.Text);
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Add(new OutgoingMail { To = Email, Subject = "x", Text = "x", CreatedAt = db.Now, NextTryAt = db.Now, SentAt = db.Now });
            await db.SaveChangesAsync();
        });
        town.Clock.Advance(TimeSpan.FromDays(39));
        await town.Run("data.retention");
        Assert.Equal(1, await town.Ask(db => db.Mails.CountAsync(m => m.To == Email)));
        town.Clock.Advance(TimeSpan.FromDays(2));
        await town.Run("data.retention");
        Assert.Equal(0, await town.Ask(db => db.Mails.CountAsync(m => m.To == Email)));
    }
}
