using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.SecondFactor;

/// <summary>Whether a code of the authenticator, or one of the recovery codes, is right. Wrong guesses lock as they do at the password.</summary>
public sealed class CheckCode(AppDb db, UserManager<Account> accounts, TimedCodes codes, TellOfLock tell, SecurityLog log)
{
    public enum Result { Right, RightByRecovery, Wrong, Locked }

    public async Task<Result> Run(Account account, string? typed)
    {
        if (await accounts.IsLockedOutAsync(account))
        {
            log.Note(SecurityEvent.CodeWrong, account.Id, "locked");
            return Result.Locked;
        }
        var code = new string((typed ?? "").Where(char.IsLetterOrDigit).ToArray());
        var result = await db.Change(async () => await Timed(account.Id, code) ? Result.Right : await Recovery(account.Id, code) ? Result.RightByRecovery : Result.Wrong);
        if (result is not Result.Wrong)
        {
            if (result is Result.RightByRecovery) log.Note(SecurityEvent.RecoveryCodeUsed, account.Id);
            await accounts.ResetAccessFailedCountAsync(account);
            return result;
        }
        log.Note(SecurityEvent.CodeWrong, account.Id);
        await accounts.AccessFailedAsync(account);
        if (!await accounts.IsLockedOutAsync(account)) return Result.Wrong;
        await tell.Run(account);
        return Result.Locked;
    }

    async Task<bool> Timed(long personId, string code)
    {
        if (code.Length != 6 || await db.Set<Authenticator>().FirstOrDefaultAsync(a => a.PersonId == personId) is not { } authenticator) return false;
        if (codes.Unprotect(authenticator.Secret) is not { } secret || codes.Check(secret, code, authenticator.LastStep) is not { } step) return false;
        authenticator.LastStep = step;
        return true;
    }

    async Task<bool> Recovery(long personId, string code)
    {
        var hash = RecoveryCodes.Hash(code);
        return code.Length == RecoveryCodes.Length && await db.Set<RecoveryCode>().Where(c => c.PersonId == personId && c.Hash == hash).ExecuteDeleteAsync() == 1;
    }
}
