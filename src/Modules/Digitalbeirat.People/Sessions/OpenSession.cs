using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.People.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Sessions;

/// <summary>Signs a person in at this browser and lets the house speak their language there.</summary>
public sealed class OpenSession(AppDb db, SecurityLog log)
{
    /// <summary>People who act for the town sign in with their password or a passkey: a mailbox alone does not open the office.</summary>
    public const Roles NeedPassword = ~(Roles.Resident | Roles.Organisation);

    /// <summary>Roles that sleep until a second factor was shown.</summary>
    public const Roles NeedSecondFactor = Roles.Office | Roles.Administrator;

    /// <summary>What was asked for at the door, carried through a second step.</summary>
    public sealed record Wish(Means Means, bool Remember, string Back);

    public async Task Run(HttpContext http, Person person, Means means, bool remember, bool secondFactor)
    {
        var (key, now) = (SessionKey.New(), db.Now);
        // Who acts for the town is not kept signed in for weeks.
        var lasting = remember && (person.Roles & NeedPassword) == 0;
        var before = SessionKey.HashOf(http);
        await db.Change(async () =>
        {
            // A new sign-in at the same browser replaces the old one: a key that somebody planted there before opens nothing.
            if (before is not null) await db.Set<Session>().Where(s => s.Hash == before).ExecuteDeleteAsync();
            db.Add(new Session
            {
                Hash = SessionKey.Hash(key), PersonId = person.Id, Device = NameDevice.From(http.Request.Headers.UserAgent.ToString()), Means = means, SecondFactor = secondFactor,
                StartedAt = now, SeenAt = now, ProvenAt = now, ExpiresAt = now + (lasting ? SetUpSignIn.Remembered : SetUpSignIn.Session),
            });
            log.Note(SecurityEvent.SignedIn, person.Id, $"{means}, {(secondFactor ? "two factors" : "one factor")}");
        });
        await http.SignInAsync(IdentityConstants.ApplicationScheme, SessionKey.Principal(key), new AuthenticationProperties { IsPersistent = lasting });
        if (!http.Request.Cookies.ContainsKey("sprache") && person.Language != Language.De)
            http.Response.Cookies.Append("sprache", person.Language.Code(), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
    }
}
