using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Sessions;

/// <summary>"Is it really you?" before an act that is hard to take back. A form sent there comes along and goes back whole.</summary>
public sealed class ConfirmSignIn(AppDb db, Actor actor, CheckPassword check, CheckCode code, SecurityLog log) : ISlice
{
    /// <summary>Where to go: a page to be opened, or the address a form goes on to.</summary>
    public sealed record Goal(string Address, bool Form);

    const string Proof = "Nachweis", Sure = "Bestaetigung";

    public static void Map(Routes routes)
    {
        routes.MapGet("/anmelden/bestaetigen", (string? zurueck, ConfirmSignIn slice) => slice.Page(new(Go.Local(zurueck), false), [], new())).Personal();
        routes.MapPost("/anmelden/bestaetigen", (HttpContext http, ConfirmSignIn slice) => slice.Run(http)).Personal();
    }

    async Task<IResult> Run(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return Go.Status(400);
        var form = await http.Request.ReadFormAsync();
        var goal = http.Request.Query["weiter"].FirstOrDefault() is { } on ? new Goal(Go.Local(on), true) : new Goal(Go.Local(form["Zurueck"]), false);
        var carried = form.Where(f => f.Key is not (Proof or Sure or "token" or "Zurueck")).SelectMany(f => f.Value.Select(v => (f.Key, v))).ToList();
        if (!form.ContainsKey(Sure)) return await Page(goal, carried, new());

        var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Id);
        var errors = await Check(account, form[Proof].ToString());
        if (errors.Any) return await Page(goal, carried, errors);
        await Exchange(http);
        log.Note(SecurityEvent.ProvenAgain, account.Id);
        return goal.Form ? Results.Redirect(goal.Address, preserveMethod: true) : Go.To(goal.Address);
    }

    // Who proved again who they are goes on with a new key: a copy of the old one opens nothing any more.
    async Task Exchange(HttpContext http)
    {
        var (here, key, now) = (SessionKey.HashOf(http), SessionKey.New(), db.Now);
        var hash = SessionKey.Hash(key);
        if (await db.Change(() => db.Set<Session>().Where(s => s.Hash == here).ExecuteUpdateAsync(s => s.SetProperty(x => x.ProvenAt, now).SetProperty(x => x.Hash, hash))) == 0) return;
        var known = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, SessionKey.Exchanged(http.User, key), known.Properties);
    }

    // The password, or a code of the authenticator where there is no password.
    async Task<Errors> Check(Account account, string proof)
    {
        if (account.PasswordHash is null)
            return await code.Run(account, proof) switch
            {
                CheckCode.Result.Locked => Errors.Of(Proof, T.SignInLocked((long)SetUpSignIn.LockFor.TotalMinutes)),
                CheckCode.Result.Wrong => Errors.Of(Proof, T.CodeWrong),
                _ => new(),
            };
        var (right, locked) = await check.Run(account, proof);
        return locked ? Errors.Of(Proof, T.SignInLocked((long)SetUpSignIn.LockFor.TotalMinutes)) : right is null ? Errors.Of(Proof, T.PasswordWrong) : new();
    }

    async Task<IResult> Page(Goal goal, IReadOnlyList<(string Key, string? Value)> carried, Errors errors)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == actor.Id);
        return Html.Page<ConfirmSignInPage>(new
        {
            Goal = goal, Carried = carried, Errors = errors, HasPassword = account.PasswordHash is not null, HasCode = await db.Set<Authenticator>().AnyAsync(a => a.PersonId == account.Id),
            Passkeys = await db.Set<IdentityUserPasskey<long>>().AnyAsync(p => p.UserId == account.Id), account.Email,
        }, errors.Status);
    }
}
