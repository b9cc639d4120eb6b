using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Motions;

/// <summary>A motion in a list, with its count.</summary>
public sealed record MotionRow(long Id, string Number, string Title, string Text, string State, DateTimeOffset StateSince, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, int Yes, int No, int Abstain);

/// <summary>What the board is deciding and has decided; what is open to vote stands first.</summary>
public sealed class ListMotions(AppDb db, Actor actor) : ISlice
{
    public const int Size = 20;

    public static void Map(Routes routes)
    {
        routes.MapGet("/antraege", async (string? stand, string? nach, HttpRequest request, ListMotions slice) =>
            Html.Page<ListMotionsPage>(new { Page = await slice.Run(stand, nach), State = State(stand), request.Query })).Public();
        routes.MapGet("/api/motions", (string? stand, string? nach, ListMotions slice) => slice.Run(stand, nach)).Public().Api("Board", "Motions with their votes; stand=offen, beschlossen, abgelehnt or entwurf narrows");
    }

    static string? State(string? stand) => stand switch { "offen" => MotionState.Open, "beschlossen" => MotionState.Adopted, "abgelehnt" => MotionState.Rejected, "entwurf" => MotionState.Draft, _ => null };

    public async Task<Paged<MotionRow>> Run(string? stand, string? after, int size = Size)
    {
        var items = db.Items.AsNoTracking().ListedFor(actor).Where(i => i.Kind == BoardKind.Motion.Key);
        if (State(stand) is { } state) items = items.Where(i => i.State == state);
        if (TimeKey.Read(after) is var (at, id)) items = items.Where(i => i.StateSince <= at && (i.StateSince < at || i.Id < id));
        var language = Languages.Current;
        var rows = await (from i in items
                          join m in db.Motions on i.Id equals m.ItemId
                          orderby i.StateSince descending, i.Id descending
                          select new MotionRow(i.Id, i.Number, i.Texts.Where(t => t.Language == language).Select(t => t.Title).FirstOrDefault() ?? i.Title, i.Body, i.State, i.StateSince, m.OpenedAt, m.ClosedAt, m.Yes, m.No, m.Abstain))
            .Take(size + 1).ToListAsync();
        return Paged<MotionRow>.Of(rows, size, r => TimeKey.Of(r.StateSince, r.Id));
    }
}
