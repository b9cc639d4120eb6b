using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Digitalbeirat.Decisions.Reading;

/// <summary>Drawing lots so that anybody can draw them again: of those tied, the one whose SHA-256 of "seed/occasion/name" in UTF-8 is smallest wins.</summary>
/// <remarks>Independent of the order in which the tied are given, of culture and of the machine; <c>printf %s "seed/occasion/name" | sha256sum</c> shows it. The seed has to be named before the ballots are opened.</remarks>
public static class Lot
{
    /// <summary>The one of the names that the lot falls on, as a place in the list. At least one name.</summary>
    /// <param name="seed">Public randomness, fixed beforehand.</param>
    /// <param name="occasion">What is being decided, so that two lots of one count are independent.</param>
    /// <param name="names">The tied; distinct.</param>
    public static int Draw(string seed, string occasion, IReadOnlyList<string> names) => Order(seed, occasion, names)[0];

    /// <summary>All names in the order in which lots draw them, as places in the list.</summary>
    public static int[] Order(string seed, string occasion, IReadOnlyList<string> names)
    {
        var keys = names.Select(n => Key($"{seed}/{occasion}/{n}")).ToArray();
        return [.. Enumerable.Range(0, names.Count).OrderBy(i => keys[i], Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ThenBy(i => names[i], StringComparer.Ordinal)];
    }

    /// <summary>The first eight bytes of the SHA-256 as sixteen hexadecimal digits, to show beside a name.</summary>
    public static string Shown(string seed, string occasion, string name) => BinaryPrimitives.ReadUInt64BigEndian(Key($"{seed}/{occasion}/{name}")).ToString("x16", null);

    static byte[] Key(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
