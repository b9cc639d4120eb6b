using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Projects.Progress;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Projects.Profile;

/// <summary>A project in a list, with how far it has come.</summary>
public sealed record ProjectRow(ItemRow Item, ProgressOf Progress);

/// <summary>Projects that run, that are done, and that did not work out.</summary>
public sealed class ListProjects(AppDb db, ListItems list, ReadProgress progress, Places places) : ISlice
{
    public const string Ongoing = "laufend", Done = "abgeschlossen", Failed = "gescheitert";

    public static void Map(Routes routes)
    {
        routes.MapGet("/projekte", (string? stand, string? nach, HttpRequest request, ListProjects slice) => slice.Page(Known(stand), nach, request)).Public();
        routes.MapGet("/api/projects", (string? stand, string? nach, ListProjects slice) => slice.Run(Known(stand), nach)).Public().Api("Projects", "Projects: stand=laufend (running), abgeschlossen (done), gescheitert (failed or stopped)");
    }

    static string Known(string? stand) => stand is Done or Failed ? stand : Ongoing;

    async Task<IResult> Page(string stand, string? after, HttpRequest request) =>
        Html.Page<ListProjectsPage>(new { Page = await Run(stand, after), Stand = stand, Places = await places.Get(db), request.Query });

    public async Task<Paged<ProjectRow>> Run(string stand, string? after, int size = ListItems.Size)
    {
        string[] states = stand switch { Done => [ProjectState.Done], Failed => ProjectState.NotSucceeded, _ => ProjectState.Ongoing };
        var page = await list.Run(ProjectKind.Project.Key, new(After: after), size, items => items.Where(i => states.Contains(i.State)));
        var how = await progress.Run([.. page.Rows.Select(r => r.Id)]);
        return new([.. page.Rows.Select(r => new ProjectRow(r, how[r.Id]))], page.Next);
    }
}
