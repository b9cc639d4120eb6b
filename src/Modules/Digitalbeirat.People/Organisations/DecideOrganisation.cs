using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Organisations;

/// <summary>The office confirms or declines what was proposed; whoever proposed it then speaks for it.</summary>
public sealed class DecideOrganisation(AppDb db, Actor actor) : ISlice
{
    public sealed record Input
    {
        public string? Reason { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapPost("/organisationen/{number}/bestaetigen", (string number, [FromForm] string? sure, DecideOrganisation slice) => slice.Confirm(number)).Needs(Right.Organise);
        routes.MapPost("/organisationen/{number}/ablehnen", (string number, [FromForm] Input input, DecideOrganisation slice) => slice.Decline(number, input)).Needs(Right.Organise);
        routes.MapPost("/konto/organisation/verlassen", ([FromForm] string? sure, DecideOrganisation slice) => slice.Leave()).Personal();
    }

    public async Task<IResult> Confirm(string number)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        await db.Change(async () =>
        {
            if (!db.Move(item, OrganisationWords.Confirmed, "organisation.confirmed", actor.Id)) return;
            (item.Visibility, item.Reason) = (Visibility.Public, null);
            item.Version++;
            await db.People.Where(p => p.Id == item.AuthorId && p.ErasedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.OrganisationId, item.Id).SetProperty(p => p.Roles, p => p.Roles | Roles.Organisation));
        });
        return Go.To(OrganisationWords.Kind.Address(item.Number), T.OrganisationIsConfirmed);
    }

    public async Task<IResult> Decline(string number, Input input)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        var errors = new Errors();
        var reason = errors.Text("Reason", input.Reason, 500, 5);
        if (errors.Any) return Go.Status(422, errors.For("Reason"));
        await db.Change(() =>
        {
            item.Reason = reason;
            item.Version++;
            db.Move(item, OrganisationWords.Declined, "organisation.declined", actor.Id);
            return Task.CompletedTask;
        });
        return Go.To(OrganisationWords.Kind.Address(item.Number), T.OrganisationIsDeclined);
    }

    public async Task<IResult> Leave()
    {
        await db.Change(() => db.People.Where(p => p.Id == actor.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.OrganisationId, (long?)null).SetProperty(p => p.Roles, p => p.Roles & ~Roles.Organisation)));
        return Go.To("/konto", T.LeftOrganisation);
    }

    Task<Item?> Find(string number) => db.Items.FirstOrDefaultAsync(i => i.Number == number.ToUpperInvariant() && i.Kind == "organisation" && i.State == OrganisationWords.Proposed);
}
