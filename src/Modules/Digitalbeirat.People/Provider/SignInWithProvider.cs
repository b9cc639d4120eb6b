using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Registering;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;
using Digitalbeirat.People.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Digitalbeirat.People.Provider;

/// <summary>Signs in through the town's provider; proves the residence of an account that is there already; makes a new one under a pseudonym.</summary>
public sealed class SignInWithProvider(AppDb db, Actor actor, IOptions<ProviderOptions> provider, BlindName blind, CreateAccount create, SecondStep second, SecurityLog log) : ISlice
{
    public sealed record Input
    {
        public string? Name { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/anmelden/anbieter", (string? zurueck, SignInWithProvider slice) => slice.Leave(zurueck)).Public();
        routes.MapGet("/anmelden/anbieter/fertig", (string? zurueck, HttpContext http, SignInWithProvider slice) => slice.Arrive(zurueck, http)).Public();
        routes.MapGet("/anmelden/anbieter/gescheitert", (SignInWithProvider slice) => slice.Failed()).Public();
        routes.MapPost("/anmelden/anbieter/konto", (string? zurueck, [FromForm] Input input, HttpContext http, SignInWithProvider slice) => slice.Join(input, zurueck, http)).Public();
    }

    /// <summary>Off to the provider.</summary>
    IResult Leave(string? back) => provider.Value.IsSet
        ? Results.Challenge(new AuthenticationProperties { RedirectUri = "/anmelden/anbieter/fertig?zurueck=" + Uri.EscapeDataString(SignInWithPassword.Back(back)) }, [AddProvider.Scheme]) : Go.NotFound;

    IResult Failed()
    {
        Refused(null);
        return Go.To("/anmelden", T.ProviderFailed(provider.Value.Name));
    }

    void Refused(long? person) => log.Note(SecurityEvent.SignInFailed, person, nameof(Means.Provider));

    async Task<IResult> Arrive(string? back, HttpContext http)
    {
        if (await Told(http) is not { } told) return Failed();
        var known = await db.Set<IdentityUserLogin<long>>().AsNoTracking().Where(l => l.LoginProvider == AddProvider.Scheme && l.ProviderKey == told.Name).Select(l => (long?)l.UserId).FirstOrDefaultAsync();
        if (actor.Id is { } me) return await Link(me, known, told, http);
        if (known is not { } id) return Page(new() { Name = SuggestName.One() }, back, new());
        await db.Change(() => Prove(id, told.Resident));
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == id);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        // As with a link by mail: who acts for the town shows a password or a passkey besides.
        if ((person.Roles & OpenSession.NeedPassword) != 0)
        {
            Refused(person.Id);
            return Go.To("/anmelden", T.ProviderNotForOffice);
        }
        return await second.Begin(http, person, new(Means.Provider, false, SignInWithPassword.Back(back)));
    }

    async Task<IResult> Link(long me, long? known, Word told, HttpContext http)
    {
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (known is not null && known != me) return Go.To("/konto/anmeldung", T.ProviderTaken(provider.Value.Name));
        await db.Change(async () =>
        {
            if (known is null)
            {
                db.Add(Login(me, told.Name));
                log.Note(SecurityEvent.ProviderLinked, me);
            }
            await Prove(me, told.Resident);
        });
        return Go.To("/konto/anmeldung", told.Resident ? T.ResidenceProven : T.ProviderLinked(provider.Value.Name));
    }

    async Task<IResult> Join(Input input, string? back, HttpContext http)
    {
        if (await Told(http) is not { } told) return Failed();
        var errors = new Errors();
        var name = errors.OptionalText("Name", input.Name, Person.NameMax);
        errors.AddIf(name.Length > 0 && await db.People.AnyAsync(p => p.Name == name), "Name", T.NameTaken);
        if (errors.Any) return Page(input, back, errors);
        var person = await db.Change(async () =>
        {
            // Two who press at once are one: the second finds the account of the first.
            var known = await db.Set<IdentityUserLogin<long>>().Where(l => l.LoginProvider == AddProvider.Scheme && l.ProviderKey == told.Name).Select(l => (long?)l.UserId).FirstOrDefaultAsync();
            var mine = known is { } id ? await db.People.FirstAsync(p => p.Id == id) : await create.WithHash(name, null, null, language: Languages.Current);
            if (known is null) db.Add(Login(mine.Id, told.Name));
            if (told.Resident) mine.ResidenceProvenAt = db.Now;
            return mine;
        });
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        return await second.Begin(http, person, new(Means.Provider, false, SignInWithPassword.Back(back)), T.Welcome(person.Name));
    }

    async Task Prove(long personId, bool resident)
    {
        var now = db.Now;
        if (resident) await db.People.Where(p => p.Id == personId).ExecuteUpdateAsync(s => s.SetProperty(p => p.ResidenceProvenAt, now));
    }

    IdentityUserLogin<long> Login(long personId, string name) => new() { UserId = personId, LoginProvider = AddProvider.Scheme, ProviderKey = name, ProviderDisplayName = provider.Value.Name };

    async Task<Word?> Told(HttpContext http)
    {
        var told = (await http.AuthenticateAsync(IdentityConstants.ExternalScheme)).Principal;
        return told?.FindFirst(AddProvider.Subject)?.Value is { } subject ? new(await blind.Of(subject), told.HasClaim(AddProvider.Resident, "yes")) : null;
    }

    IResult Page(Input input, string? back, Errors errors) =>
        Html.Page<JoinPage>(new { Input = input, Back = SignInWithPassword.Back(back), Errors = errors, Provider = provider.Value.Name }, errors.Status);

    /// <summary>What the provider said, as far as it is kept.</summary>
    sealed record Word(string Name, bool Resident);
}
