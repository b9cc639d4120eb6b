using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.SetUp;

/// <summary>Last step: the office's own account. With it the town is open.</summary>
public sealed class CreateOfficeAccount(AppDb db, IPeople people, TownSettings settings, Places places, ChangeTown town, SetUpKey key, SettingsPlace place, IHttpContextAccessor http, SecurityLog log) : ISlice
{
    public const int PasswordMin = 12;

    public sealed record Input
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? Password { get; init; }
    }

    public static void Map(Routes routes) => routes.MapPart(SettingsPart.Account,
        async (CreateOfficeAccount slice) => slice.Page(new() { Email = (await slice.Town()).ContactEmail }, new()),
        async ([FromForm] Input input, CreateOfficeAccount slice) => await slice.Run(input ?? new()));

    async Task<Town> Town() => await town.Now();

    IResult Page(Input input, Errors errors) => Html.Page<CreateOfficeAccountPage>(new { Input = input, Errors = errors, Place = place }, errors.Status);

    async Task<IResult> Run(Input input)
    {
        if ((await Town()).Name.Length == 0) return Go.To(place.Address(SettingsPart.Town), T.NameTheTownFirst);
        var errors = new Errors();
        var name = errors.Text("name", input.Name, Person.NameMax);
        var email = errors.Email("email", input.Email);
        errors.AddIf((input.Password ?? "").Length < PasswordMin, "password", T.PasswordTooShort(PasswordMin));
        if (errors.Any) return Page(input, errors);
        Person? person = null;
        try
        {
            await db.Change(async () =>
            {
                // Two who finish at once: the second finds it done.
                var now = await town.Now();
                if (now.Ready) return;
                person = await people.CreateAccount(name, email, input.Password!, Roles.Administrator | Roles.Office, null, errors);
                if (person is null) return;
                log.NoteRoles(person.Id, Roles.Resident, person.Roles);
                if (!await db.Areas.AnyAsync()) db.Areas.AddRange(DefaultAreas.Rows());
                now.Ready = true;
                await settings.Save(db, now);
            });
        }
        catch
        {
            settings.Forget();
            throw;
        }
        places.Forget();
        if (person is null) return errors.Any ? Page(input, errors) : Go.NotFound;
        key.Forget(http.HttpContext!);
        // Signing in is the proof that the password was typed as it was meant.
        return Go.To("/anmelden?zurueck=/verwaltung", T.SetUpDone);
    }
}
