using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Projects.Profile;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Results;

/// <summary>A result: what was measured before and after, and the lessons.</summary>
public sealed record ResultView(string Number, string Outcome, double? Before, double? After, Indicator? Indicator, IReadOnlyList<string> Lessons, LinkedRow? Project)
{
    public bool? Reached => After is { } after && Indicator is { Target: { } target } i ? ProjectRules.Reached(after, target, i.Direction) : null;
}

public sealed class ShowResult(AppDb db, Actor actor, ShowItem show, Slots slots) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/ergebnisse/{number}", (string number, HttpRequest request, ShowResult slice) => slice.Page(number, request)).Public();
        routes.MapGet("/api/results/{number}", (string number, ShowResult slice) => slice.Json(number)).Public().Api("Projects", "A result with its lessons");
    }

    async Task<IResult> Page(string number, HttpRequest request)
    {
        var (view, instead) = await show.Run(ProjectKind.Result.Key, number);
        if (view is null) return instead!;
        return Html.Page<ResultPage>(new
        {
            View = view, Result = await Run(view.Item),
            Below = await slots.Fill("item", new(view, request.Query)), Office = await slots.Fill("item-office", new(view, request.Query)),
        });
    }

    async Task<IResult> Json(string number)
    {
        var (view, instead) = await show.Run(ProjectKind.Result.Key, number);
        return view is null ? instead! : TypedResults.Ok(ItemJson.Of(view, await Run(view.Item)));
    }

    public async Task<ResultView> Run(Item item)
    {
        var r = await db.Results.AsNoTracking().Include(x => x.Lessons).FirstAsync(x => x.ItemId == item.Id);
        var p = await db.Projects.AsNoTracking().FirstAsync(x => x.ItemId == r.ProjectId);
        var project = await db.Items.AsNoTracking().VisibleTo(actor).Where(i => i.Id == r.ProjectId).Select(i => new LinkedRow(i.Kind, i.Number, i.Title, i.State)).FirstOrDefaultAsync();
        var indicator = p.IndicatorName.Length > 0 ? new Indicator(p.IndicatorName, p.IndicatorUnit, p.Direction, p.Baseline, p.Target, p.IndicatorSource) : null;
        return new(item.Number, item.State, r.Before, r.After, indicator, [.. r.Lessons.OrderBy(l => l.Order).Select(l => l.Text)], project);
    }
}
