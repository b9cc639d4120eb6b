using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Digitalbeirat.Decisions.Sortition.Draw;

/// <summary>Random numbers that anybody can compute again: SHA-256 of a text and a counter.</summary>
/// <param name="text">The seed.</param>
public sealed class HashStream(string text)
{
    readonly byte[] seed = Encoding.UTF8.GetBytes(text);
    ulong counter;

    /// <summary>A whole number from 0 to below <paramref name="count"/>, each equally likely (numbers that would favour some are thrown away).</summary>
    /// <param name="count">At least 1.</param>
    public int Below(int count)
    {
        var most = ulong.MaxValue - ulong.MaxValue % (ulong)count;
        while (true)
        {
            var bytes = new byte[seed.Length + 8];
            seed.CopyTo(bytes, 0);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(seed.Length), counter++);
            var number = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(bytes));
            if (number < most) return (int)(number % (ulong)count);
        }
    }

    /// <summary>A list in random order (Fisher–Yates).</summary>
    /// <param name="items">What to shuffle; stays as it is.</param>
    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToArray();
        for (var i = list.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
        return list;
    }
}
