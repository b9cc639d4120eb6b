using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Passkeys;

/// <summary>A passkey for one's account: asked of the browser, proven by it, kept with a name of its own.</summary>
public sealed class AddPasskey(AppDb db, Actor actor, UserManager<Account> accounts, SignInManager<Account> signIn, Letters letters, SecurityLog log) : ISlice
{
    public const int Most = 20;

    public sealed record Input
    {
        public string? Credential { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapPost("/konto/passkeys/optionen", ([FromForm] string? sure, AddPasskey slice) => slice.Offer()).Personal().Lately();
        routes.MapPost("/konto/passkeys", ([FromForm] Input input, HttpContext http, AddPasskey slice) => slice.Run(input, http)).Personal().Lately();
    }

    public async Task<IResult> Offer()
    {
        var person = actor.Person!;
        return Results.Text(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = person.Id.ToString(CultureInfo.InvariantCulture), Name = person.Name, DisplayName = person.Name }), "application/json");
    }

    public async Task<IResult> Run(Input input, HttpContext http)
    {
        var me = actor.Id!.Value;
        if (await db.Set<IdentityUserPasskey<long>>().CountAsync(p => p.UserId == me) >= Most) return Go.To(ListPasskeys.Address, T.TooManyPasskeys(Most));
        if (await Attest(input.Credential) is not { } passkey) return Go.To(ListPasskeys.Address, T.PasskeyNotAdded);
        passkey.Name = NameDevice.From(http.Request.Headers.UserAgent.ToString()) is { Length: > 0 } device ? device : T.Passkey;
        var account = await db.Set<Account>().FirstAsync(a => a.Id == me);
        await db.Change(async () =>
        {
            await accounts.AddOrUpdatePasskeyAsync(account, passkey);
            log.Note(SecurityEvent.PasskeyAdded, me);
            if (account.Email is { } email) letters.Post(email, T.MailPasskeySubject, T.MailPasskeyText(passkey.Name, letters.Link(ListPasskeys.Address)), me);
        });
        return Go.To(ListPasskeys.Address, T.PasskeyAdded);
    }

    // What a browser sends may be anything: all that is not the answer to our question is none.
    async Task<UserPasskeyInfo?> Attest(string? credential)
    {
        if (string.IsNullOrWhiteSpace(credential)) return null;
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential) is { Succeeded: true } result ? result.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked here, or too long ago.
            return null;
        }
    }
}
