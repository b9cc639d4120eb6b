using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Digitalbeirat.People.Registering;

/// <summary>People need some seconds for a form, programs do not.</summary>
public sealed class SlowDown(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(2), Most = TimeSpan.FromHours(12);
    readonly IDataProtector protector = protection.CreateProtector("people.form-opened");

    public string Opened() => protector.Protect(clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture));

    public bool TooFast(string? opened)
    {
        try
        {
            var age = clock.GetUtcNow().UtcTicks - long.Parse(protector.Unprotect(opened ?? ""), CultureInfo.InvariantCulture);
            return age < Least.Ticks || age > Most.Ticks;
        }
        catch (CryptographicException)
        {
            return true;
        }
    }
}
