using Digitalbeirat.Decisions.Opinion.Improved;

namespace Digitalbeirat.Decisions.Opinion.Routing;

/// <summary>Which statement a participant is shown next: the more a vote on it is expected to teach, the likelier; none is ever out of reach, new ones come to their share at once.</summary>
/// <remarks>
/// The weight of a statement is (information + a tenth of the mean information) · (1 + 4 · 2^(−votes / 5)); the tenth is the exploration floor, the last factor the exposure of new statements.
/// Information is that of one vote about the statement and about a newcomer (<see cref="StatementView.Information"/>). Weights are integers in a Fenwick tree (P. Fenwick, Software: Practice and Experience 24, 1994), so that sums are exact.
/// A draw costs O(log C) for each try plus O(n) for the participant's own votes; the same seed draws the same statement. Every draw tells its probability, which has to be kept with the vote:
/// weighting by its inverse corrects later estimates for who was shown what.
/// </remarks>
public sealed class NextStatement
{
    const double Unit = 1 << 20, Floor = 0.1, Newcomer = 4, Half = 5;
    const int Tries = 24;

    readonly long[] tree;
    readonly long[] weights;
    readonly double[] information;
    readonly int[] seen;
    readonly int top;

    /// <summary>Prepares the draw. O(C).</summary>
    /// <param name="information">What a vote on each statement is expected to teach; not negative.</param>
    /// <param name="seen">Votes on each statement so far.</param>
    /// <param name="open">True for each statement that may be shown.</param>
    public NextStatement(ReadOnlySpan<double> information, ReadOnlySpan<int> seen, ReadOnlySpan<bool> open)
    {
        if (information.Length != seen.Length || information.Length != open.Length) throw new ArgumentException("There must be one entry for each statement in all three lists.", nameof(open));
        var (mean, count) = (0.0, 0);
        for (var j = 0; j < information.Length; j++)
        {
            if (!double.IsFinite(information[j]) || information[j] < 0) throw new ArgumentOutOfRangeException(nameof(information), information[j], "Information is finite and not negative.");
            if (open[j]) (mean, count) = (mean + information[j], count + 1);
        }
        mean = mean > 0 ? mean / count : 1;
        tree = new long[information.Length + 1];
        weights = new long[information.Length];
        this.seen = seen.ToArray();
        this.information = new double[information.Length];
        for (top = 1; top * 2 <= information.Length;) top *= 2;
        for (var j = 0; j < information.Length; j++)
        {
            this.information[j] = open[j] ? information[j] / mean + Floor : 0;
            Set(j);
        }
    }

    /// <summary>Prepares the draw from a map.</summary>
    public static NextStatement From(OpinionMap map, ReadOnlySpan<bool> open) => new([.. map.Views.Select(v => v.Information)], [.. map.Views.Select(v => v.Counts.Seen)], open);

    /// <summary>Draws a statement the participant has not voted on.</summary>
    /// <param name="voted">The participant's votes, as <see cref="VoteMatrix.Row"/> gives them.</param>
    /// <param name="seed">A number for this draw, for instance of the participant and the number of votes.</param>
    /// <returns>The statement and the probability with which it was drawn; null if nothing is left to vote on.</returns>
    public Shown? Draw(ReadOnlySpan<ushort> voted, ulong seed)
    {
        var all = Sum(weights.Length);
        var left = all;
        foreach (var cell in voted) left -= weights[cell >> 2];
        if (left <= 0) return null;
        // Redrawing what was voted on leaves exactly the distribution over the rest.
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            seed = Learning.Mix(seed);
            var j = Find((long)Math.BigMul(seed, (ulong)all, out _));
            if (!Contains(voted, j)) return new(j, (double)weights[j] / left);
        }
        // Somebody who has voted on nearly everything: count through what is left.
        var target = (long)Math.BigMul(Learning.Mix(seed), (ulong)left, out _);
        for (var (j, next) = (0, 0); ; j++)
        {
            if (next < voted.Length && voted[next] >> 2 == j) { next++; continue; }
            if ((target -= weights[j]) < 0) return new(j, (double)weights[j] / left);
        }
    }

    /// <summary>Notes a vote (or, with −1, one taken back), so that a new statement loses its advantage as it is seen. O(log C).</summary>
    public void Voted(int statement, int times = 1)
    {
        seen[statement] += times;
        Set(statement);
    }

    /// <summary>Shows a statement to nobody any more. O(log C).</summary>
    public void Close(int statement)
    {
        information[statement] = 0;
        Set(statement);
    }

    void Set(int statement)
    {
        var weight = information[statement] > 0 ? Math.Max(1, (long)(Unit * information[statement] * (1 + Newcomer * Math.Pow(2, -seen[statement] / Half)))) : 0;
        var change = weight - weights[statement];
        weights[statement] = weight;
        for (var at = statement + 1; at < tree.Length; at += at & -at) tree[at] += change;
    }

    long Sum(int to)
    {
        var sum = 0L;
        for (; to > 0; to -= to & -to) sum += tree[to];
        return sum;
    }

    // The first statement whose weights up to it exceed the target.
    int Find(long target)
    {
        var at = 0;
        for (var step = top; step > 0; step >>= 1)
            if (at + step < tree.Length && tree[at + step] <= target) target -= tree[at += step];
        return at;
    }

    static bool Contains(ReadOnlySpan<ushort> voted, int statement)
    {
        var (low, high) = (0, voted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (voted[middle] >> 2 < statement) low = middle + 1;
            else high = middle;
        }
        return low < voted.Length && voted[low] >> 2 == statement;
    }
}

/// <summary>A statement that was drawn.</summary>
/// <param name="Statement">Column.</param>
/// <param name="Probability">With which probability it was drawn for this participant at this moment.</param>
public readonly record struct Shown(int Statement, double Probability);
