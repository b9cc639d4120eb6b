using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Organisations;

public sealed class ShowOrganisation(AppDb db, ShowItem show, Slots slots, Actor actor) : ISlice
{
    public sealed record OrganisationView(string Number, string Name, string Text, string State, OrganisationKind Kind, string? Website, string? Offers, string? Contact, string? Area, string? District, DateTimeOffset CreatedAt);

    public static void Map(Routes routes)
    {
        routes.MapGet("/organisationen/{number}", (string number, HttpContext http, ShowOrganisation slice) => slice.Run(number, http)).Public();
        routes.MapGet("/api/organisations/{number}", (string number, ShowOrganisation slice) => slice.ForApi(number)).Public().Api("Organisations", "One organisation");
    }

    public async Task<IResult> Run(string number, HttpContext http)
    {
        var (view, instead) = await show.Run(OrganisationWords.Kind.Key, number);
        if (view is null) return instead!;
        var subject = new SlotSubject(view, http.Request.Query);
        return Html.Page<OrganisationPage>(new
        {
            View = view, Organisation = await Own(view.Item.Id), CanConfirm = actor.Can(Right.Organise) && view.Item.State == OrganisationWords.Proposed,
            Below = await slots.Fill("item", subject), Office = await slots.Fill("item-office", subject),
        });
    }

    async Task<IResult> ForApi(string number)
    {
        var (view, instead) = await show.Run(OrganisationWords.Kind.Key, number);
        if (view is null) return instead!;
        var own = await Own(view.Item.Id);
        return Results.Ok(new OrganisationView(view.Item.Number, view.Title, view.Item.Body, view.Item.State, own.Kind, own.Website, own.Offers, own.Contact, view.Area, view.District, view.Item.CreatedAt));
    }

    Task<Organisation> Own(long id) => db.Set<Organisation>().AsNoTracking().FirstAsync(o => o.ItemId == id);
}
