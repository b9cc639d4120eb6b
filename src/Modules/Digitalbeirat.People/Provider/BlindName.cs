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
        if (await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Key == Row) is { } kept) return Convert.FromBase64String(protector.Unprotect(JsonSerializer.Deserialize<string>(kept.Json)!));
        var key = RandomNumberGenerator.GetBytes(32);
        db.Settings.Add(new Setting { Key = Row, Json = JsonSerializer.Serialize(protector.Protect(Convert.ToBase64String(key))) });
        return key;
    });
}
