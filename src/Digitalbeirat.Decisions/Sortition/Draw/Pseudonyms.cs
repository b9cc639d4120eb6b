using System.Security.Cryptography;
using System.Text;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Decisions.Sortition.Draw;

/// <summary>A pool in which names are replaced by P001, P002 … in an order that only the salt's owner can compute.</summary>
/// <remarks>The order is that of SHA-256(salt, id), so neither the file's order nor the engine decides it. Values remain: a combination that only one resident has still tells who it is.</remarks>
/// <param name="Pool">The pool with pseudonyms for ids and H1, H2 … for households of more than one person.</param>
/// <param name="Names">For each person of <paramref name="Pool"/> the id.</param>
public sealed record Pseudonyms(Candidates Pool, IReadOnlyList<string> Names)
{
    /// <summary>Replaces the names. O(n log n).</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="salt">A secret of the office; may be empty where ids are no secret.</param>
    public static Pseudonyms Of(Candidates pool, string salt)
    {
        var order = pool.People.Select(p => (Person: p, Key: Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{p.Id}"))))).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Person).ToList();
        var digits = Math.Max(3, order.Count.ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
        var shared = pool.People.Where(p => p.Household is not null).GroupBy(p => p.Household!).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        var homes = order.Where(p => p.Household is { } h && shared.Contains(h)).Select(p => p.Household!).Distinct().Select((h, n) => (h, n)).ToDictionary(h => h.h, h => $"H{h.n + 1}");
        var people = order.Select((p, n) => p with { Id = $"P{(n + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(digits, '0')}", Household = p.Household is { } h && homes.TryGetValue(h, out var name) ? name : null });
        return new(pool with { People = [.. people] }, [.. order.Select(p => p.Id)]);
    }
}
