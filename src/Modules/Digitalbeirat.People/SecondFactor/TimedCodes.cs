using System.Security.Cryptography;
using Digitalbeirat.Kernel.Settings;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Digitalbeirat.People.SecondFactor;

/// <summary>Codes of six digits that change every thirty seconds (RFC 6238, as every authenticator app has them).</summary>
public sealed class TimedCodes(IDataProtectionProvider protection, TimeProvider clock, TownSettings settings)
{
    const int SecretBytes = 20;

    readonly IDataProtector protector = protection.CreateProtector("people.second-factor");

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);
    public static string Readable(byte[] secret) => string.Join(' ', Base32Encoding.ToString(secret).Chunk(4).Select(c => new string(c)));

    /// <summary>What the square to be photographed says.</summary>
    public static string Address(byte[] secret, string issuer, string account) => new OtpUri(OtpType.Totp, secret, account, issuer).ToString();

    public string Protect(byte[] secret) => protector.Protect(Convert.ToBase64String(secret));

    /// <summary>Null where the installation has lost its keys: then recovery codes, passkeys and an administrator help.</summary>
    public byte[]? Unprotect(string secret)
    {
        try { return Convert.FromBase64String(protector.Unprotect(secret)); }
        catch (CryptographicException) { return null; }
    }

    /// <summary>The step the code belongs to, if it is right and later than the last one that was taken. Clocks may differ by one step.</summary>
    public long? Check(byte[] secret, string code, long lastStep) =>
        new Totp(secret).VerifyTotp(clock.GetUtcNow().UtcDateTime, code, out var step, new VerificationWindow(1, 1)) && (step > lastStep || settings.Current.Demo) ? step : null;

    /// <summary>The code of this moment, for the demo, whose people have no authenticator app.</summary>
    public string? ForDemo(Authenticator authenticator) => settings.Current.Demo && Unprotect(authenticator.Secret) is { } secret ? new Totp(secret).ComputeTotp(clock.GetUtcNow().UtcDateTime) : null;
}
