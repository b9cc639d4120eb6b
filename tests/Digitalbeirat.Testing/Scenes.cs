using System.Globalization;
using Digitalbeirat.Board;
using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Board.Members;
using Digitalbeirat.Board.Motions;
using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Needs.Concerns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Testing;

/// <summary>What a test finds there already: made by the program's own slices, without walking through their pages.</summary>
public static class Scenes
{
    /// <summary>A public concern; its number.</summary>
    public static async Task<string> Concern(this Town town, string title, string? by = null, string more = "")
    {
        var number = "";
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var author = by is null ? null : await db.People.FirstAsync(p => p.Name == by);
            var item = await s.GetRequiredService<PublishConcern>().Run(new ConcernText("Anwohnerin", title, "es besser wird", title, more, 1, 1, [], ""), author);
            number = item.Number;
        });
        return number;
    }

    /// <summary>A seat in the board for the person of that name; with an account they vote themselves.</summary>
    public static Task Seat(this Town town, string name, bool account = true) => town.Do(async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        var person = account ? await db.People.Where(p => p.Name == name).Select(p => (long?)p.Id).FirstAsync() : null;
        await s.GetRequiredService<AddMember>().Run(new(name, Digitalbeirat.Board.Members.Seat.Lot, BoardRole.Member, db.Now.AddDays(-30), PersonId: person));
    });

    /// <summary>A meeting in some weeks; its number.</summary>
    public static async Task<string> Meeting(this Town town, string title, int inDays = 14)
    {
        var number = "";
        await town.Do(async s =>
        {
            var at = s.GetRequiredService<AppDb>().Now.AddDays(inDays);
            number = (await s.GetRequiredService<ScheduleMeeting>().Run(new MeetingPlan(title, "", at, at.AddHours(2), "Rathaus"))).Number;
        });
        return number;
    }

    /// <summary>A motion whose vote is open; its number.</summary>
    public static async Task<string> Motion(this Town town, string title)
    {
        var number = "";
        await town.Do(async s =>
        {
            var item = await s.GetRequiredService<DraftMotion>().Run(new(title, "Der Beirat möge empfehlen, dass das geschieht.", UnitId: 1), null);
            await s.GetRequiredService<OpenMotion>().Run(item);
            number = item.Number;
        });
        return number;
    }

    /// <summary>A recommendation the board adopted and the office sent; its number. Needs a seat that is taken.</summary>
    public static async Task<string> Recommendation(this Town town, string title, int dueInDays = 30, string? concern = null)
    {
        var number = "";
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var meeting = await s.GetRequiredService<ScheduleMeeting>().Run(new MeetingPlan("Sitzung zu " + title, "", db.Now.AddDays(1), db.Now.AddDays(1).AddHours(2), "Rathaus"));
            var point = concern is null ? await s.GetRequiredService<AddAgendaItem>().Run(meeting, new(title, AgendaForm.Motion, 10))
                : await s.GetRequiredService<PutOnAgenda>().Run(await db.Items.FirstAsync(i => i.Number == concern), meeting);
            var motion = await s.GetRequiredService<DraftMotion>().Run(new(title, "Der Beirat möge empfehlen, dass das geschieht.", UnitId: 1), point);
            await s.GetRequiredService<OpenMotion>().Run(motion);
            await s.GetRequiredService<CastVote>().Run(motion.Id, await db.BoardMembers.ToDictionaryAsync(m => m.Id, _ => Choice.Yes));
            var item = await s.GetRequiredService<CloseMotion>().Run(motion);
            await s.GetRequiredService<SendRecommendation>().Run(item!, new(title, item!.Body, 1, false, db.Now.AddDays(dueInDays)));
            number = item.Number;
        });
        return number;
    }

    /// <summary>The item of that number as it stands in the database.</summary>
    public static Task<Item> Item(this Town town, string number) => town.Ask(db => db.Items.AsNoTracking().Include(i => i.Tags).FirstAsync(i => i.Number == number));

    /// <summary>Changes what no page of this room would change, as another room or the passing of time might.</summary>
    public static Task Change(this Town town, string number, Action<Item> change) => town.Do(async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        change(await db.Items.FirstAsync(i => i.Number == number));
        await db.SaveChangesAsync();
    });

    /// <summary>A day from today, as date fields take it.</summary>
    public static string Day(this Town town, int inDays) => Kernel.Texts.Show.Day(town.Clock.GetUtcNow()).AddDays(inDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The number at the end of the address the visitor is at.</summary>
    public static string Number(this Visitor visitor) => visitor.Path.Split('/', '#', '?').Last(p => p.Length > 6 && p[1] == '-');

    /// <summary>The first link in a mail that leads to such an address, as a path.</summary>
    public static string Link(this Kernel.Mail.OutgoingMail mail, string containing) =>
        new Uri(mail.Text.Split((char[]?)null).First(w => w.Contains(containing, StringComparison.Ordinal))).PathAndQuery;
}
