using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Who belongs to which group, and what each group voted.</summary>
/// <remarks>A conversation that goes on keeps it from one map to the next, so that only people who change their group are counted anew. All of it are integers: the way there leaves no trace.</remarks>
sealed class Belonging
{
    // By row of the conversation, −1 for nobody's.
    int[] of = [];
    // Per group and cell.
    int[][] tallies = [];

    /// <summary>Takes in (times = 1) or takes back (times = −1) one vote.</summary>
    public void Change(int participant, ushort cell, int times)
    {
        if (participant < of.Length && of[participant] >= 0) tallies[of[participant]][cell] += times;
    }

    /// <summary>Takes note of the groups of a new map, and says what each voted, cell by cell.</summary>
    /// <param name="votes">Everybody with a vote.</param>
    /// <param name="rows">Their rows in the conversation, ascending; null where they are the same.</param>
    /// <param name="now">Their groups, −1 for none.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="blocks">How many parts of the people may be counted side by side.</param>
    public int[][] Follow(VoteMatrix votes, int[]? rows, int[] now, int groups, int blocks)
    {
        var before = new int[now.Length];
        for (var m = 0; m < now.Length; m++) before[m] = (rows?[m] ?? m) is var row && row < of.Length ? of[row] : -1;
        var (next, goesOn) = Continue(votes, before, now, groups);
        if (blocks == 1) Count(0, next);
        else
            Parallel.For(0, blocks, () => Empty(groups, votes.Statements), (block, _, own) => Count(block, own), own =>
            {
                lock (next)
                    for (var g = 0; g < groups; g++)
                        for (var cell = 0; cell < own[g].Length; cell++) next[g][cell] += own[g][cell];
            });
        of = new int[now.Length == 0 ? 0 : (rows?[^1] ?? now.Length - 1) + 1];
        Array.Fill(of, -1);
        for (var m = 0; m < now.Length; m++) of[rows?[m] ?? m] = now[m];
        return tallies = next;

        [MethodImpl(Compiled.AtOnce)]
        int[][] Count(int block, int[][] to)
        {
            var end = (int)((long)now.Length * (block + 1) / blocks);
            for (var m = (int)((long)now.Length * block / blocks); m < end; m++)
            {
                var (left, joined) = (before[m] < 0 ? -1 : goesOn[before[m]], now[m]);
                if (left == joined) continue;
                if (left >= 0) foreach (var cell in votes.Row(m)) to[left][cell]--;
                if (joined >= 0) foreach (var cell in votes.Row(m)) to[joined][cell]++;
            }
            return to;
        }
    }

    // What is known of the groups that go on, and as which group each of the earlier ones does, −1 for none: those that share most votes, if that spares more than half of the counting.
    [MethodImpl(Compiled.AtOnce)]
    (int[][] Known, int[] GoesOn) Continue(VoteMatrix votes, int[] before, int[] now, int groups)
    {
        var (known, goesOn, shared, stays, all) = (Empty(groups, votes.Statements), new int[tallies.Length], new long[tallies.Length, groups], 0L, 0L);
        Array.Fill(goesOn, -1);
        for (var m = 0; m < now.Length && tallies.Length > 0; m++)
        {
            if (now[m] < 0) continue;
            all += votes.Row(m).Length;
            if (before[m] >= 0) shared[before[m], now[m]] += votes.Row(m).Length;
        }
        int[] next = [.. Enumerable.Range(0, groups).Select(_ => -1)];
        foreach (var (old, g) in (from old in Enumerable.Range(0, tallies.Length) from g in Enumerable.Range(0, groups) orderby shared[old, g] descending select (old, g)))
        {
            if (goesOn[old] >= 0 || next[g] >= 0) continue;
            (goesOn[old], next[g]) = (g, old);
            stays += shared[old, g];
        }
        if (2 * stays <= all)
        {
            Array.Fill(goesOn, -1);
            return (known, goesOn);
        }
        for (var g = 0; g < groups; g++) if (next[g] >= 0) tallies[next[g]].CopyTo(known[g], 0);
        return (known, goesOn);
    }

    static int[][] Empty(int groups, int statements) => [.. Enumerable.Range(0, groups).Select(_ => new int[4 * statements])];
}
