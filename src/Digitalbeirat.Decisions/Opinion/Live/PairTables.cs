using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Live;

/// <summary>For each pair of statements, over the people who voted on both: how many they are, the sum of products of their answers, and the sums of both answers. All integers.</summary>
/// <remarks>
/// These are the sufficient statistics of the components: (D'D)_jk = Σ x_j x_k − μ_k Σ x_j − μ_j Σ x_k + n μ_j μ_k. One vote changes as many entries as its caster has votes; nothing drifts, every order gives the same table, every change can be undone.
/// Memory 16 bytes a pair: 5 MB for 783 statements, 32 MB for 2,000.
/// </remarks>
sealed class PairTables(int statements)
{
    /// <summary>Conversations of more votes than this, on no more statements than <see cref="MostStatements"/>, get their components from these tables; for others passes over the votes cost less.</summary>
    public const int WorthFrom = 1 << 18, MostStatements = 2048;

    const int Block = 32;

    // Row j holds the pairs (j, k), k > j: people, Σ x_j x_k, Σ x_j, Σ x_k.
    readonly Vector128<int>[] pairs = new Vector128<int>[(long)statements * (statements - 1) / 2];

    // By the bits of both cells: what one person adds to a pair.
    static readonly Vector128<int>[] contributions = [.. from j in Enumerable.Range(-1, 4) from k in Enumerable.Range(-1, 4) select Vector128.Create(1, j * k, j, k)];

    public static bool Worth(VoteMatrix votes) => votes.Votes > WorthFrom && votes.Statements <= MostStatements;

    // Where the pair (j, 0) would stand.
    long Row(int j) => (long)j * statements - (long)j * (j + 1) / 2 - j - 1;

    /// <summary>Counts all pairs. O(Σ n²) over the people; blocks of statements are counted side by side.</summary>
    public static PairTables Of(VoteMatrix votes)
    {
        var tables = new PairTables(votes.Statements);
        Parallel.For(0, (votes.Statements + Block - 1) / Block, block => tables.Count(votes, block * Block, Math.Min(votes.Statements, (block + 1) * Block)));
        return tables;
    }

    void Count(VoteMatrix votes, int from, int to)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(pairs);
        ref var all = ref MemoryMarshal.GetArrayDataReference(contributions);
        for (var i = 0; i < votes.Participants; i++)
        {
            var row = votes.Row(i);
            for (var p = First(row, from); p < row.Length && row[p] >> 2 < to; p++)
            {
                ref var pair = ref Unsafe.Add(ref table, (nint)Row(row[p] >> 2));
                ref var adds = ref Unsafe.Add(ref all, (row[p] & 3) * 4);
                foreach (var other in row[(p + 1)..])
                {
                    ref var entry = ref Unsafe.Add(ref pair, other >> 2);
                    entry += Unsafe.Add(ref adds, other & 3);
                }
            }
        }
    }

    static int First(ReadOnlySpan<ushort> row, int statement)
    {
        var (low, high) = (0, row.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (row[middle] >> 2 < statement) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Takes in (times = 1) or takes back (times = −1) one vote of a person.</summary>
    /// <param name="others">The person's other votes.</param>
    /// <param name="cell">The vote.</param>
    /// <param name="times">1 or −1.</param>
    public void Change(ReadOnlySpan<ushort> others, ushort cell, int times)
    {
        var statement = cell >> 2;
        foreach (var other in others)
        {
            var (j, k) = other >> 2 < statement ? (other, cell) : (cell, other);
            ref var pair = ref pairs[Row(j >> 2) + (k >> 2)];
            pair += contributions[(j & 3) * 4 + (k & 3)] * times;
        }
    }

    /// <summary>The two leading eigenvectors of D'D over the statements that count.</summary>
    public (double[][] Vectors, double[] Values) Leading(StatementCounts[] counts, double[] mean, bool[] left, int wanted)
    {
        var active = Enumerable.Range(0, statements).Where(j => !left[j] && counts[j].Seen > 0).ToArray();
        var n = active.Length;
        var dense = new double[n * n];
        Parallel.For(0, n, p =>
        {
            var j = active[p];
            var seen = counts[j].Seen;
            dense[p * n + p] = counts[j].Agree + counts[j].Disagree - seen * mean[j] * mean[j];
            var row = Row(j);
            for (var q = p + 1; q < n; q++)
            {
                var k = active[q];
                var pair = pairs[row + k];
                dense[p * n + q] = dense[q * n + p] = pair[1] - mean[k] * pair[2] - mean[j] * pair[3] + mean[j] * mean[k] * pair[0];
            }
        });
        var (found, values) = Lanczos.Leading((vector, result) =>
        {
            for (var p = 0; p < n; p++) result[p] = Dense.Dot(dense.AsSpan(p * n, n), vector);
        }, n, wanted);
        var vectors = found.Select(v =>
        {
            var full = new double[statements];
            for (var p = 0; p < n; p++) full[active[p]] = v[p];
            return full;
        }).ToArray();
        return (vectors, values);
    }

    /// <summary>True if both tables say the same.</summary>
    public bool Same(PairTables other) => pairs.AsSpan().SequenceEqual(other.pairs);
}
