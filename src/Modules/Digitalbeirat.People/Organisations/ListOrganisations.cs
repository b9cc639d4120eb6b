using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.People.Organisations;

public sealed class ListOrganisations(AppDb db, ListItems list, Actor actor) : ISlice
{
    public sealed record Query([FromQuery(Name = "art")] string? Kind, [FromQuery(Name = "bereich")] string? Area, [FromQuery(Name = "bezirk")] int? District,
        [FromQuery(Name = "stand")] string? State, [FromQuery(Name = "nach")] string? After);

    public static void Map(Routes routes)
    {
        routes.MapGet("/organisationen", async ([AsParameters] Query query, HttpContext http, ListOrganisations slice, Kinds kinds, Places places, AppDb db, Actor actor) => Html.Page<OrganisationsPage>(new
        {
            Rows = await slice.Run(query), Query = query, All = http.Request.Query, Kinds = kinds, Places = await places.Get(db), ForOffice = actor.Can(Right.Organise),
        })).Public();
        routes.MapGet("/api/organisations", ([AsParameters] Query query, ListOrganisations slice) => slice.Run(query)).Public().Api("Organisations", "Confirmed organisations; art=company|association|institution|initiative");
    }

    public Task<Paged<ItemRow>> Run(Query query)
    {
        // What waits or was declined is the office's own list.
        var state = actor.Can(Right.Organise) && query.State is OrganisationWords.Proposed or OrganisationWords.Declined ? query.State : OrganisationWords.Confirmed;
        return list.Run(OrganisationWords.Kind.Key, new(state, query.Area, query.District, After: query.After),
            also: items => Enum.TryParse<OrganisationKind>(query.Kind, true, out var kind) ? items.Where(i => db.Set<Organisation>().Any(o => o.ItemId == i.Id && o.Kind == kind)) : items);
    }
}
