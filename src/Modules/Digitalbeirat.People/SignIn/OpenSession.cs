using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.People.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Digitalbeirat.People.SignIn;

/// <summary>Signs a person in at this browser and lets the house speak their language there.</summary>
public sealed class OpenSession(SignInManager<Account> signIn)
{
    /// <summary>People who act for the town sign in with their password: a mailbox alone does not open the office.</summary>
    public const Roles NeedPassword = ~(Roles.Resident | Roles.Organisation);

    public async Task Run(HttpContext http, Account account, Person person, bool remember)
    {
        await signIn.SignInAsync(account, remember);
        if (!http.Request.Cookies.ContainsKey("sprache") && person.Language != Language.De)
            http.Response.Cookies.Append("sprache", person.Language.Code(), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
    }
}
