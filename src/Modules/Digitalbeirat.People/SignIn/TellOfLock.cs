using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.Accounts;

namespace Digitalbeirat.People.SignIn;

/// <summary>Whose account was locked hears of it, once per lock: either they guessed, or somebody else did.</summary>
public sealed class TellOfLock(AppDb db, Letters letters)
{
    public Task Run(Account account) => account.Email is { } email
        ? db.Change(() => { letters.Post(email, T.MailLockedSubject, T.MailLockedText(SetUpSignIn.LockAfter, (long)SetUpSignIn.LockFor.TotalMinutes, letters.Link("/passwort/vergessen")), account.Id); return Task.CompletedTask; })
        : Task.CompletedTask;
}
