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

    // Four sums of at most this many people fit into the four quarters of 64 bits.
    const int Quarters = short.MaxValue, Chunk = Quarters / 8;

    // Row j holds the pairs (j, k), k > j: people, Σ x_j x_k, Σ x_j, Σ x_k.
    readonly Vector128<int>[] pairs = new Vector128<int>[statements * (statements - 1) / 2];
    double[] dense = [];

    // By the bits of both cells: what one person adds to a pair.
    static readonly Vector128<int>[] contributions = [.. from j in Enumerable.Range(-1, 4) from k in Enumerable.Range(-1, 4) select Vector128.Create(1, j * k, j, k)];

    // The same in quarters, all but the first raised by one so that nothing is negative.
    static readonly ulong[] quarters = [.. contributions.Select(c => 1 + ((ulong)(uint)(c[1] + 1) << 16) + ((ulong)(uint)(c[2] + 1) << 32) + ((ulong)(uint)(c[3] + 1) << 48))];

    public static bool Worth(VoteMatrix votes) => votes.Votes > WorthFrom && votes.Statements <= MostStatements;

    // Where the pair (j, 0) would stand.
    int Row(int j) => j * statements - j * (j + 1) / 2 - j - 1;

    /// <summary>Counts all pairs. O(Σ n²) over the people; parts of the people are counted side by side.</summary>
    public static PairTables Of(VoteMatrix votes)
    {
        var tables = new PairTables(votes.Statements);
        var part = Math.Clamp(votes.Participants / 2 + 1, 1024, Quarters);
        // Integers may be added in any order.
        Parallel.For(0, (votes.Participants + part - 1) / part, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new Part(tables.pairs.Length, votes.Statements), (p, _, own) =>
        {
            var to = Math.Min(votes.Participants, (p + 1) * part);
            for (var from = p * part; from < to; from += Chunk) tables.Count(votes, from, Math.Min(to, from + Chunk), own);
            lock (tables) tables.Add(own.Sums);
            return own;
        }, _ => { });
        return tables;
    }

    // What one thread works with: sums, where the voters of each statement begin, and who they are and where in their row the vote stands.
    sealed class Part(int pairs, int statements)
    {
        public readonly ulong[] Sums = new ulong[pairs];
        public readonly int[] Starts = new int[statements + 1];
        public (int Person, int Place)[] Voters = [];
    }

    // Statement by statement, so that the sums at work stay close to the processor.
    void Count(VoteMatrix votes, int from, int to, Part own)
    {
        var starts = own.Starts;
        Array.Clear(starts);
        for (var i = from; i < to; i++)
            foreach (var cell in votes.Row(i)) starts[cell >> 2]++;
        for (int j = 0, before = 0; j <= statements; j++) (starts[j], before) = (before, before + starts[j]);
        if (own.Voters.Length < starts[statements]) own.Voters = new (int, int)[starts[statements] + starts[statements] / 8];
        for (var i = from; i < to; i++)
        {
            var row = votes.Row(i);
            for (var place = 0; place < row.Length; place++) own.Voters[starts[row[place] >> 2]++] = (i, place);
        }
        // Now each statement's voters end where they began.
        ref var table = ref MemoryMarshal.GetArrayDataReference(own.Sums);
        ref var all = ref MemoryMarshal.GetArrayDataReference(quarters);
        for (var j = 0; j < statements; j++)
        {
            ref var pair = ref Unsafe.Add(ref table, Row(j));
            foreach (var (person, place) in own.Voters.AsSpan((j == 0 ? 0 : starts[j - 1])..starts[j]))
            {
                var row = votes.Row(person);
                ref var adds = ref Unsafe.Add(ref all, (row[place] & 3) * 4);
                var others = row[(place + 1)..];
                foreach (var four in MemoryMarshal.Cast<ushort, ulong>(others))
                {
                    // Four cells read at once.
                    Unsafe.Add(ref pair, (int)(four >> 2) & 0x3FFF) += Unsafe.Add(ref adds, (int)four & 3);
                    Unsafe.Add(ref pair, (int)(four >> 18) & 0x3FFF) += Unsafe.Add(ref adds, (int)(four >> 16) & 3);
                    Unsafe.Add(ref pair, (int)(four >> 34) & 0x3FFF) += Unsafe.Add(ref adds, (int)(four >> 32) & 3);
                    Unsafe.Add(ref pair, (int)(four >> 50)) += Unsafe.Add(ref adds, (int)(four >> 48) & 3);
                }
                foreach (var other in others[(others.Length / 4 * 4)..]) Unsafe.Add(ref pair, other >> 2) += Unsafe.Add(ref adds, other & 3);
            }
        }
    }

    void Add(ulong[] sums)
    {
        for (var at = 0; at < sums.Length; at++)
        {
            var sum = sums[at];
            if (sum == 0) continue;
            var people = (int)(ushort)sum;
            pairs[at] += Vector128.Create(people, (ushort)(sum >> 16) - people, (ushort)(sum >> 32) - people, (int)(sum >> 48) - people);
            sums[at] = 0;
        }
    }

    /// <summary>Takes in (times = 1) or takes back (times = −1) one vote of a person.</summary>
    /// <param name="others">The person's other votes.</param>
    /// <param name="cell">The vote.</param>
    /// <param name="times">1 or −1.</param>
    [MethodImpl(Compiled.AtOnce)]
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

    /// <summary>The leading eigenvectors of D'D over the statements that count.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public (double[][] Vectors, double[] Values) Leading(StatementCounts[] counts, double[] mean, bool[] left, int wanted)
    {
        var active = Enumerable.Range(0, statements).Where(j => !left[j] && counts[j].Seen > 0).ToArray();
        var n = active.Length;
        if (dense.Length < n * (n + 1) / 2) dense = new double[n * (n + 1) / 2];
        for (int p = 0, at = 0; p < n; p++)
        {
            var (j, mu) = (active[p], mean[active[p]]);
            dense[at++] = counts[j].Agree + counts[j].Disagree - counts[j].Seen * mu * mu;
            ref var row = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(pairs), Row(j));
            for (var q = p + 1; q < n; q++)
            {
                var (pair, nu) = (Unsafe.Add(ref row, active[q]), mean[active[q]]);
                dense[at++] = pair[1] - nu * pair[2] - mu * pair[3] + mu * nu * pair[0];
            }
        }
        var (found, values) = Lanczos.Leading((vector, result) => Dense.Symmetric(dense, vector, result), n, wanted);
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
