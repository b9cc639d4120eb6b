using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.SignIn;

/// <summary>Signing in without a password, by a link that works once for half an hour.</summary>
public sealed class SendSignInLink(AppDb db, UserManager<Account> accounts, SendProof proofs, Letters letters)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public async Task<IResult> Run(string email, string back)
    {
        var key = accounts.NormalizeEmail(email);
        await db.Change(async () =>
        {
            var person = await db.Set<Account>().Where(a => a.NormalizedEmail == key).Join(db.People, a => a.Id, p => p.Id, (_, p) => p).AsNoTracking().FirstOrDefaultAsync();
            // The token is made for unknown addresses too: it counts against flooding, and the answer takes as long.
            if (await proofs.Make(ProofKind.SignIn, email, Lifetime, person?.Id, new Where(back)) is not { } token || person is null) return;
            if ((person.Roles & OpenSession.NeedPassword) != 0) letters.Post(email, T.MailNoLinkSubject, T.MailNoLinkText(letters.Link("/passwort/vergessen")), person.Id);
            else letters.Post(email, T.MailSignInSubject, T.MailSignInText(letters.Link("/anmelden/link/" + token)), person.Id);
        });
        return LinkPages.Sent(T.SignInLinkSent, "/anmelden");
    }

    public sealed record Where(string Back);
}
