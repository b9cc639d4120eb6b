using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.Accounts;

namespace Digitalbeirat.People.SignIn;

/// <summary>Whose account was locked hears of it, once per lock: either they guessed, or somebody else did.</summary>
public sealed class TellOfLock(AppDb db, Letters letters, SecurityLog log)
{
    public Task Run(Account account) => db.Change(() =>
    {
        log.Note(SecurityEvent.AccountLocked, account.Id);
        if (account.Email is { } email) letters.Post(email, T.MailLockedSubject, T.MailLockedText(SetUpSignIn.LockAfter, (long)SetUpSignIn.LockFor.TotalMinutes, letters.Link("/passwort/vergessen")), account.Id);
        return Task.CompletedTask;
    });
}
