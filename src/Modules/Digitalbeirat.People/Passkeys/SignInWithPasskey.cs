using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Sessions;
using Digitalbeirat.People.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Passkeys;

/// <summary>Signs in with a passkey: the device is one factor, the finger or the PIN that unlocks it the other.</summary>
public sealed class SignInWithPasskey(AppDb db, UserManager<Account> accounts, SignInManager<Account> signIn, OpenSession session, SecurityLog log) : ISlice
{
    public sealed record Input
    {
        public string? Credential { get; init; }
        public string? Zurueck { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapPost("/anmelden/passkey/optionen", async ([FromForm] string? sure, SignInWithPasskey slice) => await slice.Ask()).Public();
        routes.MapPost("/anmelden/passkey", ([FromForm] Input input, HttpContext http, SignInWithPasskey slice) => slice.Run(input, http)).Public();
    }

    /// <summary>Names nobody: the device offers the passkeys it has for this house.</summary>
    async Task<IResult> Ask() => Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IResult> Run(Input input, HttpContext http)
    {
        var back = SignInWithPassword.Back(input.Zurueck);
        if (await Assert(input.Credential) is not { User: { } account, Passkey: { } passkey } || await accounts.IsLockedOutAsync(account))
        {
            log.Note(SecurityEvent.SignInFailed, detail: nameof(Means.Passkey));
            return Go.To("/anmelden?zurueck=" + Uri.EscapeDataString(back), T.PasskeyRefused);
        }
        // The device counts its uses; a copy of it would be noticed.
        await db.Change(() => accounts.AddOrUpdatePasskeyAsync(account, passkey));
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == account.Id);
        await session.Run(http, person, Means.Passkey, remember: false, secondFactor: passkey.IsUserVerified);
        return Go.To(back);
    }

    async Task<PasskeyAssertionResult<Account>?> Assert(string? credential)
    {
        if (string.IsNullOrWhiteSpace(credential)) return null;
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential) is { Succeeded: true } result ? result : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked here, or too long ago.
            return null;
        }
    }
}
