using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Konto;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Passkeys;

/// <summary>The passkeys of one's account; taking one away.</summary>
public sealed class ListPasskeys(AppDb db, Actor actor, Site site, UserManager<Account> accounts, Letters letters, SecurityLog log) : ISlice
{
    public const string Address = "/konto/passkeys";

    /// <param name="Key">The credential's id, as addresses take it.</param>
    public sealed record Row(string Key, string Name, DateTimeOffset Since);

    public static void Map(Routes routes)
    {
        routes.MapGet(Address, (ListPasskeys slice) => slice.Show()).Personal();
        routes.MapPost(Address + "/{key}/entfernen", (string key, [FromForm] string? sure, ListPasskeys slice) => slice.Remove(key)).Personal().Lately();
    }

    async Task<IResult> Show()
    {
        var rows = (await Own()).Select(p => new Row(WebEncoders.Base64UrlEncode(p.CredentialId), p.Data.Name ?? T.Passkey, p.Data.CreatedAt)).OrderBy(r => r.Since).ToList();
        return Html.Page<PasskeysPage>(new { Rows = rows, Tabs = AccountTabs.Of(site) });
    }

    Task<List<IdentityUserPasskey<long>>> Own() => db.Set<IdentityUserPasskey<long>>().AsNoTracking().Where(p => p.UserId == actor.Id).ToListAsync();

    async Task<IResult> Remove(string key)
    {
        if ((await Own()).FirstOrDefault(p => WebEncoders.Base64UrlEncode(p.CredentialId) == key) is not { } own) return Go.NotFound;
        var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Id);
        await db.Change(async () =>
        {
            await accounts.RemovePasskeyAsync(account, own.CredentialId);
            log.Note(SecurityEvent.PasskeyRemoved, account.Id);
            if (account.Email is { } email) letters.Post(email, T.MailPasskeyGoneSubject, T.MailPasskeyGoneText(own.Data.Name ?? T.Passkey), account.Id);
        });
        return Go.To(Address, T.PasskeyRemoved);
    }
}
