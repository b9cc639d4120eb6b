using System.Security.Cryptography;
using System.Text;
using Digitalbeirat.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.SecondFactor;

/// <summary>Ten codes to be written down. Each works once; new ones make the old worthless.</summary>
public sealed class RecoveryCodes(AppDb db)
{
    public const int Count = 10, Length = 24;

    // Neither 0 and O nor 1 and I: they are read from paper.
    const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Makes new ones and returns them as they are shown; nobody can read them again. Runs inside a change.</summary>
    public async Task<IReadOnlyList<string>> Renew(long personId)
    {
        await db.Set<RecoveryCode>().Where(c => c.PersonId == personId).ExecuteDeleteAsync();
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Signs, Length)).ToList();
        db.AddRange(codes.Select(c => new RecoveryCode { PersonId = personId, Hash = Hash(c) }));
        return [.. codes.Select(c => string.Join('-', c.Chunk(4).Select(part => new string(part))))];
    }

    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.ToLowerInvariant())));
}
