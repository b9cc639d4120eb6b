using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Projects.Results;

/// <summary>All results, the latest first.</summary>
public sealed class ListResults(AppDb db, ListItems list, Places places, Kinds kinds) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/ergebnisse", (string? stand, string? nach, HttpRequest request, ListResults slice) => slice.Page(stand, nach, request)).Public();
        routes.MapGet("/api/results", (string? stand, string? nach, ListResults slice) => slice.Run(stand, nach)).Public().Api("Projects", "Results of projects; stand=done or failed narrows");
    }

    async Task<IResult> Page(string? state, string? after, HttpRequest request) =>
        Html.Page<ListResultsPage>(new { Page = await Run(state, after), State = state, Places = await places.Get(db), Kinds = kinds, request.Query });

    public Task<Paged<ItemRow>> Run(string? state, string? after, int size = ListItems.Size) => list.Run(ProjectKind.Result.Key, new(State: state, After: after), size);
}
