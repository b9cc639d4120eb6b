using System.Runtime.InteropServices;

namespace Digitalbeirat.Decisions.Budgeting;

/// <summary>Collects ballots one by one and keeps equal ones once, in order of their first appearance. O(length) each.</summary>
/// <param name="ordered">Whether the order on a ballot matters; otherwise it is sorted.</param>
/// <param name="withPoints">Whether ballots carry points.</param>
public sealed class GatherBallots(bool ordered, bool withPoints)
{
    readonly List<int> start = [0], projects = [], count = [], ofVoter = [];
    readonly List<long>? points = withPoints ? [] : null;
    int[] table = new int[1024];

    /// <summary>Adds one voter's ballot. Projects must be distinct; both spans may be reordered.</summary>
    public void Add(Span<int> ballot, Span<long> given = default)
    {
        if (!ordered)
        {
            if (points is null) ballot.Sort();
            else ballot.Sort(given);
        }
        var hash = 17u;
        foreach (var p in ballot) hash = (hash ^ (uint)p) * 0x9E3779B1u;
        if (points is not null) foreach (var g in given) hash = (hash ^ (uint)g) * 0x85EBCA77u;
        hash ^= hash >> 15;
        var slot = (int)(hash & (uint)(table.Length - 1));
        for (; table[slot] != 0; slot = (slot + 1) & (table.Length - 1))
            if (Same(table[slot] - 1, ballot, given))
            {
                CollectionsMarshal.AsSpan(count)[table[slot] - 1]++;
                ofVoter.Add(table[slot] - 1);
                return;
            }
        table[slot] = count.Count + 1;
        hashes.Add(hash);
        ofVoter.Add(count.Count);
        count.Add(1);
        projects.AddRange(ballot);
        points?.AddRange(given);
        start.Add(projects.Count);
        if (count.Count * 2 > table.Length) Grow();
    }

    readonly List<uint> hashes = [];

    bool Same(int known, ReadOnlySpan<int> ballot, ReadOnlySpan<long> given)
    {
        var range = start[known]..start[known + 1];
        return CollectionsMarshal.AsSpan(projects)[range].SequenceEqual(ballot) && (points is null || CollectionsMarshal.AsSpan(points)[range].SequenceEqual(given));
    }

    void Grow()
    {
        table = new int[table.Length * 4];
        for (var b = 0; b < hashes.Count; b++)
        {
            var slot = (int)(hashes[b] & (uint)(table.Length - 1));
            while (table[slot] != 0) slot = (slot + 1) & (table.Length - 1);
            table[slot] = b + 1;
        }
    }

    /// <summary>What was gathered.</summary>
    public Ballots Finish() => new([.. start], [.. projects], points is null ? null : [.. points], [.. count], [.. ofVoter]);
}
