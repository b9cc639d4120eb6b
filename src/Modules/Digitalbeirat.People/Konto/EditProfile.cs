using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Konto;

public sealed class EditProfile(AppDb db, Actor actor, Places places, Site site) : ISlice
{
    public sealed record Input
    {
        public string? Name { get; init; }
        public string? District { get; init; }
        public string? Language { get; init; }
    }

    /// <summary>What the account says about its owner, as the API gives it.</summary>
    public sealed record Profile(string Name, string? Email, Roles Roles, string? District, string? Unit, string Language, OrganisationOf? Organisation, DateTimeOffset Since, bool HasPassword, string? BlockedReason);

    public static void Map(Routes routes)
    {
        routes.MapGet("/konto", (EditProfile slice) => slice.Show()).Personal();
        routes.MapGet("/api/me", async (EditProfile slice) => await slice.Profiled()).Personal().Api("People", "Your own profile");
        routes.MapPost("/konto", ([FromForm] Input input, EditProfile slice) => slice.Run(input)).Personal();
    }

    async Task<IResult> Show()
    {
        var person = actor.Person!;
        return await Page(new() { Name = person.Name, District = person.DistrictId?.ToString(System.Globalization.CultureInfo.InvariantCulture), Language = person.Language.Code() }, new());
    }

    public async Task<IResult> Run(Input input)
    {
        var errors = new Errors();
        var name = errors.Text("Name", input.Name, Person.NameMax, 2);
        var district = errors.Choice("District", input.District, (await places.Get(db)).Districts.Select(d => d.Id), required: false);
        var language = Languages.Parse(input.Language);
        errors.AddIf(language is null, "Language", T.ChooseLanguage);
        errors.AddIf(name != actor.Person!.Name && await db.People.AnyAsync(p => p.Name == name), "Name", T.NameTaken);
        if (errors.Any) return await Page(input, errors);
        await db.Change(() => db.People.Where(p => p.Id == actor.Id).ExecuteUpdateAsync(s => s
            .SetProperty(p => p.Name, name).SetProperty(p => p.DistrictId, district).SetProperty(p => p.Language, language!.Value)));
        return Go.To("/konto", T.ProfileSaved);
    }

    async Task<Profile> Profiled()
    {
        var (person, place) = (actor.Person!, await places.Get(db));
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == person.Id);
        var organisation = person.OrganisationId is { } id
            ? await db.Items.AsNoTracking().Where(i => i.Id == id).Select(i => new OrganisationOf(i.Number, i.Title)).FirstOrDefaultAsync() : null;
        return new(person.Name, account.Email, person.Roles, place.DistrictName(person.DistrictId), place.Unit(person.UnitId)?.Name, person.Language.Code(), organisation, person.CreatedAt,
            account.PasswordHash is not null, account.BlockedReason);
    }

    async Task<IResult> Page(Input input, Errors errors) =>
        Html.Page<ProfilePage>(new { Input = input, Errors = errors, Profile = await Profiled(), Places = await places.Get(db), Tabs = AccountTabs.Of(site) }, errors.Status);
}
