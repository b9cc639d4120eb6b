using System.Security.Cryptography;
using System.Text;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.SignIn;

/// <summary>Whether an address and a password belong together. Takes as long, says as much and locks as soon for addresses without an account.</summary>
public sealed class CheckPassword(AppDb db, UserManager<Account> accounts, SignInManager<Account> signIn, TellOfLock tell, Actor actor, SecurityLog log)
{
    static string? decoy;

    public async Task<(Account? Account, bool Locked)> Run(string email, string password)
    {
        var account = await accounts.FindByEmailAsync(email);
        if (account?.PasswordHash is null)
        {
            decoy ??= accounts.PasswordHasher.HashPassword(new Account(), "decoy");
            accounts.PasswordHasher.VerifyHashedPassword(new Account(), decoy, password);
            Failed(account?.Id);
            return (null, await CountForNobody(accounts.NormalizeEmail(email)!));
        }
        return await Run(account, password);
    }

    public async Task<(Account? Account, bool Locked)> Run(long personId, string password) => await Run(await db.Set<Account>().FirstAsync(a => a.Id == personId), password);

    /// <summary>Whether it is the account's password; wrong guesses lock it, and its owner hears of that.</summary>
    public async Task<(Account? Account, bool Locked)> Run(Account account, string password)
    {
        var before = await accounts.IsLockedOutAsync(account);
        var result = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!result.Succeeded) Failed(account.Id);
        if (result.IsLockedOut && !before) await tell.Run(account);
        return (result.Succeeded ? account : null, result.IsLockedOut);
    }

    async Task<bool> CountForNobody(string email)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)));
        return await db.Change(async () =>
        {
            var failed = await db.Set<FailedSignIn>().FirstOrDefaultAsync(f => f.Hash == hash);
            if (failed is null) db.Add(failed = new FailedSignIn { Hash = hash });
            if (failed.LockedUntil > db.Now) return true;
            failed.At = db.Now;
            if (++failed.Count < SetUpSignIn.LockAfter) return false;
            failed.Count = 0;
            failed.LockedUntil = db.Now + SetUpSignIn.LockFor;
            log.Note(SecurityEvent.AccountLocked);
            return true;
        });
    }

    // Whoever is signed in and asked for it again is at another door.
    void Failed(long? person) => log.Note(actor.SignedIn ? SecurityEvent.ProofFailed : SecurityEvent.SignInFailed, person, nameof(Means.Password));
}
