using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Outreach.Notifications;
using Digitalbeirat.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Outreach.Preferences;

public sealed class ChoosePreferences(AppDb db, Actor actor, Site site) : ISlice
{
    public sealed record Input
    {
        public string? Own { get; init; }
        public string? Others { get; init; }
    }
    public sealed record Chosen(Send Own, Send Others);

    public static void Map(Routes routes)
    {
        routes.MapGet("/konto/mitteilungen", async (ChoosePreferences slice) => slice.Page(await slice.Now(), new())).Personal();
        routes.MapGet("/api/me/preferences", (ChoosePreferences slice) => slice.Now()).Personal().Api("Notifications", "How you want to be told by mail");
        routes.MapPost("/konto/mitteilungen", ([FromForm] Input input, ChoosePreferences slice) => slice.Run(input)).Personal();
    }

    async Task<Chosen> Now()
    {
        var row = await db.Set<Preference>().AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == actor.Id);
        return new(row?.Own ?? Preference.OwnDefault, row?.Others ?? Preference.OthersDefault);
    }

    public async Task<IResult> Run(Input input)
    {
        var errors = new Errors();
        var own = Parse(errors, nameof(input.Own), input.Own);
        var others = Parse(errors, nameof(input.Others), input.Others);
        if (errors.Any) return Page(await Now(), errors);
        await Set(actor.Id!.Value, own, others);
        return Go.To("/konto/mitteilungen", T.PreferencesSaved);
    }

    /// <summary>Also for what waits to be mailed: who unsubscribes now gets nothing more tomorrow.</summary>
    public Task Set(long personId, Send own, Send others) => db.Change(async () =>
    {
        var row = await db.Set<Preference>().FirstOrDefaultAsync(p => p.PersonId == personId);
        if (row is null) db.Add(row = new Preference { PersonId = personId });
        (row.Own, row.Others) = (own, others);
        var waiting = db.Set<Notification>().Where(n => n.PersonId == personId && n.MailedAt == null && n.Send != Send.Never);
        await waiting.Where(n => n.Reason == FollowReason.Raised || n.Reason == FollowReason.Responsible).ExecuteUpdateAsync(s => s.SetProperty(n => n.Send, own));
        await waiting.Where(n => n.Reason != FollowReason.Raised && n.Reason != FollowReason.Responsible).ExecuteUpdateAsync(s => s.SetProperty(n => n.Send, others));
    });

    static Send Parse(Errors errors, string field, string? typed)
    {
        if (Enum.TryParse<Send>(typed, true, out var send) && Enum.IsDefined(send)) return send;
        errors.Add(field, T.ChooseWhen);
        return default;
    }

    IResult Page(Chosen chosen, Errors errors) => Html.Page<PreferencesPage>(new
    {
        Chosen = chosen, Errors = errors, Tabs = (IReadOnlyList<Tab>)[.. site.AccountNavigation.Select(n => new Tab(n.Address, n.Text()))],
    }, errors.Status);
}
