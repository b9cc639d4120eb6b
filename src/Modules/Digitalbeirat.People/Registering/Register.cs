using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Registering;

/// <summary>Nothing but a waiting proof exists until the address is confirmed: no person, no half account.</summary>
public sealed class Register(AppDb db, Actor actor, Places places, UserManager<Account> accounts, CreateAccount create, SendProof proofs, Letters letters, SlowDown slow, SecurityLog log) : ISlice
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    public sealed record Input
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? Password { get; init; }
        public string? District { get; init; }
        public string? Language { get; init; }
        public string? Zurueck { get; init; }
        /// <summary>A trap: people do not see it.</summary>
        public string? Homepage { get; init; }
        public string? Opened { get; init; }
    }

    /// <summary>What waits for the confirmation.</summary>
    public sealed record Waiting(string Name, string Email, string PasswordHash, int? DistrictId, Language Language, string Back);

    public static void Map(Routes routes)
    {
        routes.MapGet("/registrieren", (string? zurueck, Register slice) => slice.Show(zurueck)).Public();
        routes.MapPost("/registrieren", ([FromForm] Input input, Register slice) => slice.Run(input)).Public();
    }

    async Task<IResult> Show(string? back) => actor.SignedIn ? Go.To(SignInWithPassword.Back(back))
        : await Page(new() { Name = SuggestName.One(), Language = Languages.Current.Code(), Zurueck = back }, new());

    public async Task<IResult> Run(Input input)
    {
        if (!string.IsNullOrEmpty(input.Homepage))
        {
            log.Note(SecurityEvent.LimitHit, detail: "a trap for programs");
            return Sent();
        }
        var errors = new Errors();
        var name = errors.OptionalText("Name", input.Name, Person.NameMax);
        var email = errors.Email("Email", input.Email);
        var password = Password.Check(errors, "Password", input.Password, email);
        var district = errors.Choice("District", input.District, (await places.Get(db)).Districts.Select(d => d.Id), required: false);
        errors.AddIf(name.Length > 0 && await db.People.AnyAsync(p => p.Name == name), "Name", T.NameTaken);
        if (slow.TooFast(input.Opened))
        {
            errors.Add("", T.TooFast);
            log.Note(SecurityEvent.LimitHit, detail: "a form sent too fast");
        }
        if (errors.Any) return await Page(input, errors);

        var hash = create.Hash(password);
        var key = accounts.NormalizeEmail(email);
        await db.Change(async () =>
        {
            var known = await db.Set<Account>().Where(a => a.NormalizedEmail == key).Select(a => (long?)a.Id).FirstOrDefaultAsync();
            var waiting = new Waiting(name, email, hash, district, Languages.Parse(input.Language) ?? Languages.Current, SignInWithPassword.Back(input.Zurueck));
            if (await proofs.Make(ProofKind.Register, email, Lifetime, data: known is null ? waiting : null) is not { } token) return;
            if (known is not null) letters.Post(email, T.MailKnownSubject, T.MailKnownText(letters.Link("/anmelden"), letters.Link("/passwort/vergessen")), known);
            else letters.Post(email, T.MailRegisterSubject, T.MailRegisterText(letters.Link("/registrieren/bestaetigen/" + token)));
        });
        return Sent();
    }

    static IResult Sent() => LinkPages.Sent(T.RegisterSent, "/registrieren");

    async Task<IResult> Page(Input input, Errors errors) =>
        Html.Page<RegisterPage>(new { Input = input with { Opened = slow.Opened() }, Errors = errors, Places = await places.Get(db) }, errors.Status);
}
