using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.People.Organisations;

/// <summary>Somebody registers the organisation they speak for; it is seen by nobody else until the office has confirmed it.</summary>
public sealed class ProposeOrganisation(AppDb db, Actor actor, Places places) : ISlice
{
    public sealed record Input
    {
        public string? Name { get; init; }
        public string? Kind { get; init; }
        public string? About { get; init; }
        public string? Website { get; init; }
        public string? Offers { get; init; }
        public string? Contact { get; init; }
        public string? Area { get; init; }
        public string? District { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/organisationen/neu", (ProposeOrganisation slice) => slice.Page(new(), new())).Needs(Right.TakePart);
        routes.MapPost("/organisationen/neu", ([FromForm] Input input, ProposeOrganisation slice) => slice.Run(input)).Needs(Right.TakePart);
    }

    public async Task<IResult> Run(Input input)
    {
        var (errors, place) = (new Errors(), await places.Get(db));
        var name = errors.Text("Name", input.Name, Item.TitleMax, 2);
        var about = errors.Text("About", input.About, 4000, 20);
        errors.AddIf(!Enum.TryParse<OrganisationKind>(input.Kind, true, out var kind) || !Enum.IsDefined(kind), "Kind", T.ChooseKind);
        var website = Website(errors, input.Website);
        var offers = errors.OptionalText("Offers", input.Offers, 1000);
        var contact = errors.OptionalText("Contact", input.Contact, 200);
        var area = errors.Choice("Area", input.Area, place.Areas.Select(a => a.Id), required: false);
        var district = errors.Choice("District", input.District, place.Districts.Select(d => d.Id), required: false);
        if (errors.Any) return await Page(input, errors);
        await db.Change(async () =>
        {
            var item = await db.Raise(OrganisationWords.Kind, actor.Person, name, about, OrganisationWords.Proposed, "organisation.proposed", i =>
            {
                (i.AreaId, i.DistrictId, i.Visibility, i.Reason) = (area, district, Visibility.Proposed, T.WaitsForOffice);
            });
            db.Add(new Organisation { ItemId = item.Id, Kind = kind, Website = website, Offers = offers.Length > 0 ? offers : null, Contact = contact.Length > 0 ? contact : null });
        });
        return Go.To("/konto/beitraege", T.OrganisationReceived);
    }

    static string? Website(Errors errors, string? typed)
    {
        var address = errors.OptionalText("Website", typed, 300);
        if (address.Length == 0) return null;
        if (!address.Contains("://", StringComparison.Ordinal)) address = "https://" + address;
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Host.Contains('.')) return uri.AbsoluteUri;
        errors.Add("Website", T.NotAWebsite);
        return null;
    }

    async Task<IResult> Page(Input input, Errors errors) => Html.Page<ProposeOrganisationPage>(new { Input = input, Errors = errors, Places = await places.Get(db) }, errors.Status);
}
