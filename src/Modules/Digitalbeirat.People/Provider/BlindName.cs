using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Provider;

/// <summary>What an account at the provider is called here: a keyed hash. Who reads the database cannot tell whose account it is, not even by trying names; the key is encrypted with the installation's keys.</summary>
public sealed class BlindName(AppDb db, IDataProtectionProvider protection)
{
    const string Row = "people.provider-key";

    readonly IDataProtector protector = protection.CreateProtector(Row);

    public async Task<string> Of(string subject) => Convert.ToHexStringLower(HMACSHA256.HashData(await Key(), Encoding.UTF8.GetBytes(subject)));

    Task<byte[]> Key() => db.Change(async () =>
    {
        var kept = await db.Settings.FirstOrDefaultAsync(s => s.Key == Row);
        if (kept is not null && Open(kept.Json) is { } known) return known;
        var key = RandomNumberGenerator.GetBytes(32);
        if (kept is null) db.Settings.Add(kept = new Setting { Key = Row, Json = "" });
        kept.Json = JsonSerializer.Serialize(protector.Protect(Convert.ToBase64String(key)));
        return key;
    });

    // Where the installation has lost its keys nobody is known again, and a new one begins.
    byte[]? Open(string json)
    {
        try { return Convert.FromBase64String(protector.Unprotect(JsonSerializer.Deserialize<string>(json)!)); }
        catch (CryptographicException) { return null; }
    }
}
