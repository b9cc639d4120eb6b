using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Decisions.Sortition.Draw;

/// <summary>The number that binds a draw before its random number is known: SHA-256 over pool, quotas, version and panels, written one way only.</summary>
public static class Commitment
{
    /// <summary>Changes whenever the same input could give other panels.</summary>
    public const string Version = "digitalbeirat draw 2";

    /// <summary>The commitment, 64 hexadecimal digits in lower case.</summary>
    /// <param name="pool">The pool as it is published.</param>
    /// <param name="objective">The objective's name in lower case.</param>
    /// <param name="panels">For each panel the numbers of its people.</param>
    public static string Of(Candidates pool, string objective, IReadOnlyList<int[]> panels) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(pool, objective, panels))));

    /// <summary>What is hashed: lines that end in one line feed, words in JSON's quotation.</summary>
    public static string Canonical(Candidates pool, string objective, IReadOnlyList<int[]> panels)
    {
        var text = new StringBuilder();
        Line(Version);
        Line($"objective {objective}");
        Line(string.Create(CultureInfo.InvariantCulture, $"seats {pool.Seats}"));
        foreach (var category in pool.Categories)
        {
            Line($"category {Quoted(category.Name)}");
            foreach (var q in category.Quotas) Line(string.Create(CultureInfo.InvariantCulture, $"quota {Quoted(q.Value)} {q.Lower} {q.Upper}"));
        }
        foreach (var p in pool.People) Line($"person {Quoted(p.Id)} {string.Join(' ', p.Values.Select((v, c) => Quoted(pool.Categories[c].Quotas[v].Value)))}{(p.Household is { } h ? $" household {Quoted(h)}" : "")}");
        foreach (var panel in panels) Line($"panel {string.Join(' ', panel.Select(p => Quoted(pool.People[p].Id)))}");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    static string Quoted(string word) => JsonSerializer.Serialize(word);

    /// <summary>The panel's number that a random text names once the commitment is fixed: SHA-256(commitment, text) modulo the number of panels.</summary>
    /// <param name="commitment">What was published before.</param>
    /// <param name="text">The random text, from a source that was named before: lottery numbers, a drand round's signature.</param>
    /// <param name="panels">How many panels there are.</param>
    public static int NumberFrom(string commitment, string text, int panels) =>
        (int)(new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes($"{commitment}\n{text}")), isUnsigned: true, isBigEndian: true) % panels);
}
