using System.Globalization;
using System.Security.Cryptography;
using Digitalbeirat.Kernel.Settings;
using Microsoft.AspNetCore.DataProtection;

namespace Digitalbeirat.Outreach.Mails;

/// <summary>Addresses that unsubscribe without signing in: only who got the mail has them, and they can do nothing else.</summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection, Town town)
{
    readonly IDataProtector protector = protection.CreateProtector("outreach.unsubscribe");

    /// <param name="itemId">Null: from all mails.</param>
    public string For(long personId, long? itemId) => MailText.Root(town) + "/abbestellen/" + protector.Protect(FormattableString.Invariant($"{personId} {itemId ?? 0}"));

    public (long PersonId, long? ItemId)? Read(string token)
    {
        try
        {
            return protector.Unprotect(token).Split(' ') is [var person, var item]
                ? (long.Parse(person, CultureInfo.InvariantCulture), item == "0" ? null : long.Parse(item, CultureInfo.InvariantCulture)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
