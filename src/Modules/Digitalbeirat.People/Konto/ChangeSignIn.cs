using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Provider;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;
using Digitalbeirat.People.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Digitalbeirat.People.Konto;

/// <summary>Password and address of one's own account.</summary>
public sealed class ChangeSignIn(AppDb db, Actor actor, Site site, CreateAccount create, UserManager<Account> accounts, CheckPassword check, EndSessions sessions, SendProof proofs, Letters letters, IOptions<ProviderOptions> provider, SecurityLog log) : ISlice
{
    public sealed record Input
    {
        public string? Current { get; init; }
        public string? Password { get; init; }
        public string? Email { get; init; }
        public string? CurrentForEmail { get; init; }
    }

    /// <summary>What else opens the account, for the overview.</summary>
    public sealed record Ways(bool SecondFactor, int Passkeys, int Sessions, string? Provider, bool Linked, DateTimeOffset? ResidenceProvenAt);

    public static void Map(Routes routes)
    {
        routes.MapGet("/konto/anmeldung", async (ChangeSignIn slice) => await slice.Page(new(), await slice.Own(), new())).Personal();
        routes.MapPost("/konto/passwort", ([FromForm] Input input, HttpContext http, ChangeSignIn slice) => slice.SetPassword(input, http)).Personal();
        routes.MapPost("/konto/email", ([FromForm] Input input, HttpContext http, ChangeSignIn slice) => slice.SetEmail(input, http)).Personal();
    }

    public async Task<IResult> SetPassword(Input input, HttpContext http)
    {
        var (errors, account) = (new Errors(), await Own());
        if (account.PasswordHash is null && ProvenLately.Ask(http) is { } ask) return ask;
        await Prove(account, input.Current, "Current", errors);
        var password = Password.Check(errors, "Password", input.Password, account.Email ?? "");
        if (errors.Any) return await Page(input, account, errors);
        account.PasswordHash = create.Hash(password);
        await db.Change(async () =>
        {
            await sessions.Others(account.Id);
            log.Note(SecurityEvent.PasswordSet, account.Id, "in the account");
            if (account.Email is { } email) letters.Post(email, T.MailPasswordChangedSubject, T.MailPasswordChangedText(letters.Link("/passwort/vergessen")), account.Id);
        });
        return Go.To("/konto/anmeldung", T.PasswordIsSet);
    }

    public async Task<IResult> SetEmail(Input input, HttpContext http)
    {
        var (errors, account) = (new Errors(), await Own());
        if (account.PasswordHash is null && ProvenLately.Ask(http) is { } ask) return ask;
        await Prove(account, input.CurrentForEmail, "CurrentForEmail", errors);
        var email = errors.Email("Email", input.Email);
        if (errors.Any) return await Page(input, account, errors);
        await db.Change(async () =>
        {
            var key = accounts.NormalizeEmail(email);
            var known = await db.Set<Account>().Where(a => a.NormalizedEmail == key).Select(a => (long?)a.Id).FirstOrDefaultAsync();
            if (await proofs.Make(ProofKind.NewEmail, email, TimeSpan.FromDays(1), account.Id, new ConfirmEmail.NewAddress(email)) is not { } token) return;
            // Who already has an account with that address learns it in the mailbox, not here.
            if (known is not null) letters.Post(email, T.MailKnownSubject, T.MailKnownText(letters.Link("/anmelden"), letters.Link("/passwort/vergessen")), known);
            else letters.Post(email, T.MailEmailSubject, T.MailEmailText(letters.Link("/konto/email/" + token)), account.Id);
        });
        return LinkPages.Sent(T.EmailLinkSent, "/konto/anmeldung");
    }

    // An open browser is not enough to take an account over; wrong guesses lock here as they do at the door.
    async Task Prove(Account account, string? password, string field, Errors errors)
    {
        if (account.PasswordHash is null) return;
        var (right, locked) = await check.Run(account, password ?? "");
        if (locked) errors.Add(field, T.SignInLocked((long)SetUpSignIn.LockFor.TotalMinutes));
        else if (right is null) errors.Add(field, T.PasswordWrong);
    }

    Task<Account> Own() => db.Set<Account>().FirstAsync(a => a.Id == actor.Id);

    async Task<Ways> Others(long me)
    {
        var now = db.Now;
        return new(await db.Set<Authenticator>().AnyAsync(a => a.PersonId == me), await db.Set<IdentityUserPasskey<long>>().CountAsync(p => p.UserId == me),
            await db.Set<Session>().CountAsync(s => s.PersonId == me && s.ExpiresAt > now), provider.Value.IsSet ? provider.Value.Name : null,
            await db.Set<IdentityUserLogin<long>>().AnyAsync(l => l.UserId == me), actor.Person!.ResidenceProvenAt);
    }

    async Task<IResult> Page(Input input, Account account, Errors errors) =>
        Html.Page<ChangeSignInPage>(new { Input = input, Ways = await Others(account.Id), Errors = errors, Email = account.Email, HasPassword = account.PasswordHash is not null, Tabs = AccountTabs.Of(site) }, errors.Status);
}
