using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>All concerns: by state, life area, district and tag; new, supported, discussed or recently moved first.</summary>
public sealed class ListConcerns(AppDb db, ListItems list, Places places) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/anliegen", async ([AsParameters] ItemQuery query, HttpRequest request, ListConcerns slice, Kinds kinds) => Html.Page<ListConcernsPage>(new
        {
            Query = query, Page = await slice.Run(query), Places = await slice.Place(), Kinds = kinds, Raw = request.Query,
        })).Public();
        routes.MapGet("/api/concerns", async ([AsParameters] ItemQuery query, ListConcerns slice) => await slice.Run(query)).Api("Concerns", "Concerns, newest first or as sorted").Public();
    }

    async Task<Places.Kept> Place() => await places.Get(db);

    public Task<Paged<ItemRow>> Run(ItemQuery query) => list.Run(Concern.Kind.Key, query.Filter);
}
