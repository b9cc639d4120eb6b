using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Accounts;

/// <summary>Makes, looks at and takes the one-time tokens of links in mails.</summary>
public sealed class SendProof(AppDb db, UserManager<Account> accounts, SecurityLog log)
{
    /// <summary>Nobody's mailbox is flooded through our forms.</summary>
    const int MostPerHour = 4;

    /// <summary>The token for the link; null when the address got enough links within the hour. Runs inside a change.</summary>
    public async Task<string?> Make(ProofKind kind, string email, TimeSpan lifetime, long? personId = null, object? data = null)
    {
        var key = accounts.NormalizeEmail(email)!;
        var (now, hourAgo) = (db.Now, db.Now.AddHours(-1));
        if (await db.Set<Proof>().CountAsync(p => p.Email == key && p.CreatedAt > hourAgo) >= MostPerHour)
        {
            log.Note(SecurityEvent.LimitHit, personId, "letters to one address");
            return null;
        }
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        db.Add(new Proof { Kind = kind, Hash = Hash(token), Email = key, PersonId = personId, Data = data is null ? null : JsonSerializer.Serialize(data), CreatedAt = now, ExpiresAt = now + lifetime });
        return token;
    }

    /// <summary>The proof behind a token, if it still counts; looking does not use it up, so mail scanners may.</summary>
    public Task<Proof?> Look(ProofKind kind, string token)
    {
        var (hash, now) = (Hash(token), db.Now);
        return db.Set<Proof>().AsNoTracking().FirstOrDefaultAsync(p => p.Hash == hash && p.Kind == kind && p.ExpiresAt > now);
    }

    /// <summary>Uses it up. Of two who press at the same moment one gets it. Runs inside a change.</summary>
    public async Task<Proof?> Take(ProofKind kind, string token) =>
        await Look(kind, token) is { } proof && await db.Set<Proof>().Where(p => p.Id == proof.Id).ExecuteDeleteAsync() == 1 ? proof : null;

    /// <summary>A hash, so that a stolen database opens no account; it is found by an index, so no comparison leaks how much was right.</summary>
    static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
