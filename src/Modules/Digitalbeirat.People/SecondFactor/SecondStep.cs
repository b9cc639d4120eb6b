using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.SecondFactor;

/// <summary>After the first proof: who has an authenticator is asked for its code, all others are in.</summary>
public sealed class SecondStep(AppDb db, OpenSession session, CheckCode check, TimedCodes codes, Letters letters) : ISlice
{
    const string Wish = "wish", Person = "person";

    public sealed record Input
    {
        public string? Code { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/anmelden/code", (HttpContext http, SecondStep slice) => slice.Show(http)).Public();
        routes.MapPost("/anmelden/code", ([FromForm] Input input, HttpContext http, SecondStep slice) => slice.Run(input, http)).Public();
    }

    /// <summary>Goes on after a first proof: to the code, or in.</summary>
    public async Task<IResult> Begin(HttpContext http, Person person, OpenSession.Wish wish, string? notice = null)
    {
        if (await Authenticator(person.Id) is null)
        {
            await session.Run(http, person, wish.Means, wish.Remember, secondFactor: false);
            return (person.Roles & OpenSession.NeedSecondFactor) != 0 ? Go.To("/konto/zweiter-faktor?zurueck=" + Uri.EscapeDataString(wish.Back), T.SetUpSecondFactorNow) : Go.To(wish.Back, notice);
        }
        await http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(new ClaimsIdentity(
            [new(Person, person.Id.ToString(CultureInfo.InvariantCulture)), new(Wish, JsonSerializer.Serialize(wish))], IdentityConstants.TwoFactorUserIdScheme)));
        return Go.To("/anmelden/code");
    }

    async Task<IResult> Show(HttpContext http) => await Waiting(http) is { } waiting ? await Page(waiting.Account.Id, new()) : Go.To("/anmelden");

    async Task<IResult> Run(Input input, HttpContext http)
    {
        if (await Waiting(http) is not { } waiting) return Go.To("/anmelden", T.SecondStepOver);
        var (account, wish) = waiting;
        var result = await check.Run(account, input.Code);
        if (result is CheckCode.Result.Locked) return await Page(account.Id, Errors.Of("Code", T.SignInLocked((long)SetUpSignIn.LockFor.TotalMinutes)));
        if (result is CheckCode.Result.Wrong) return await Page(account.Id, Errors.Of("Code", T.CodeWrong));
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == account.Id);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await session.Run(http, person, wish.Means, wish.Remember, secondFactor: true);
        if (result is CheckCode.Result.Right) return Go.To(wish.Back);
        var left = await db.Set<RecoveryCode>().CountAsync(c => c.PersonId == account.Id);
        if (account.Email is { } email) await db.Change(() => { letters.Post(email, T.MailRecoveryUsedSubject, T.MailRecoveryUsedText(left), account.Id); return Task.CompletedTask; });
        return Go.To("/konto/zweiter-faktor", T.RecoveryUsed(left));
    }

    async Task<(Account Account, OpenSession.Wish Wish)?> Waiting(HttpContext http)
    {
        var asked = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (!long.TryParse(asked.Principal?.FindFirst(Person)?.Value, CultureInfo.InvariantCulture, out var id)) return null;
        return await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id) is { } account ? (account, JsonSerializer.Deserialize<OpenSession.Wish>(asked.Principal!.FindFirst(Wish)!.Value)!) : null;
    }

    Task<Authenticator?> Authenticator(long personId) => db.Set<Authenticator>().AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == personId);

    async Task<IResult> Page(long personId, Errors errors) =>
        Html.Page<SecondStepPage>(new { Errors = errors, DemoCode = await Authenticator(personId) is { } a ? codes.ForDemo(a) : null }, errors.Status);
}
