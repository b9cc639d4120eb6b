using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Konto;

/// <summary>Password and address of one's own account.</summary>
public sealed class ChangeSignIn(AppDb db, Actor actor, Site site, CreateAccount create, SignInManager<Account> signIn, SendProof proofs, Letters letters) : ISlice
{
    public sealed record Input
    {
        public string? Current { get; init; }
        public string? Password { get; init; }
        public string? Email { get; init; }
        public string? CurrentForEmail { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/konto/anmeldung", async (ChangeSignIn slice) => slice.Page(new(), await slice.Own(), new())).Personal();
        routes.MapPost("/konto/passwort", ([FromForm] Input input, ChangeSignIn slice) => slice.SetPassword(input)).Personal();
        routes.MapPost("/konto/email", ([FromForm] Input input, ChangeSignIn slice) => slice.SetEmail(input)).Personal();
    }

    public async Task<IResult> SetPassword(Input input)
    {
        var (errors, account) = (new Errors(), await Own());
        await Prove(account, input.Current, "Current", errors);
        var password = Password.Check(errors, "Password", input.Password, account.Email ?? "");
        if (errors.Any) return Page(input, account, errors);
        account.PasswordHash = create.Hash(password);
        account.SecurityStamp = CreateAccount.NewStamp();
        await db.SaveChangesAsync();
        await signIn.RefreshSignInAsync(account);
        return Go.To("/konto/anmeldung", T.PasswordIsSet);
    }

    public async Task<IResult> SetEmail(Input input)
    {
        var (errors, account) = (new Errors(), await Own());
        await Prove(account, input.CurrentForEmail, "CurrentForEmail", errors);
        var email = errors.Email("Email", input.Email);
        if (errors.Any) return Page(input, account, errors);
        await db.Change(async () =>
        {
            var key = signIn.UserManager.NormalizeEmail(email);
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
        var result = await signIn.CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: true);
        if (result.IsLockedOut) errors.Add(field, T.SignInLocked((long)SetUpSignIn.LockFor.TotalMinutes));
        else if (!result.Succeeded) errors.Add(field, T.PasswordWrong);
    }

    Task<Account> Own() => db.Set<Account>().FirstAsync(a => a.Id == actor.Id);

    IResult Page(Input input, Account account, Errors errors) =>
        Html.Page<ChangeSignInPage>(new { Input = input, Errors = errors, Email = account.Email, HasPassword = account.PasswordHash is not null, Tabs = AccountTabs.Of(site) }, errors.Status);
}
