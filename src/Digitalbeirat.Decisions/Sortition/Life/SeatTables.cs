using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Decisions.Sortition.Life;

/// <summary>Tables at which a panel sits, round after round, so that every table is mixed and as many people as possible meet.</summary>
/// <remarks>
/// Cost: how far each value's number at a table is from its even share (squared), plus how often each pair has sat together beyond once (squared). From a random start, the exchange of two people that lowers the cost most is made until none does,
/// several times over; the best is kept. It is the social golfer problem with mixed groups, for which no fast exact method is known. Deterministic for the same random text.
/// </remarks>
public static class SeatTables
{
    const double Mixing = 1, Meeting = 2;

    /// <param name="Rounds">For each round, for each table, the numbers of its people.</param>
    /// <param name="Met">Share of all pairs that sit together at least once.</param>
    /// <param name="Repeated">Pairs that sit together more than once.</param>
    /// <param name="Unmixed">The largest difference between a value's number at a table and its even share.</param>
    public sealed record Outcome(IReadOnlyList<IReadOnlyList<int[]>> Rounds, double Met, int Repeated, double Unmixed);

    /// <summary>Seats people. O(rounds × tries × exchanges × people² × categories).</summary>
    /// <param name="people">The panel; only values are looked at.</param>
    /// <param name="categories">By which to mix.</param>
    /// <param name="tables">How many tables; they differ by at most one person.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="random">Decides.</param>
    /// <param name="tries">Random starts a round.</param>
    public static Outcome Of(IReadOnlyList<Person> people, IReadOnlyList<Category> categories, int tables, int rounds, HashStream random, int tries = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tables, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tables, people.Count);
        var met = new int[people.Count, people.Count];
        var all = new List<IReadOnlyList<int[]>>();
        for (var round = 0; round < rounds; round++)
        {
            var seating = Enumerable.Range(0, tries).Select(_ => new Seating(people, categories, tables, met, random.Shuffled(Enumerable.Range(0, people.Count))).Improved()).MinBy(s => s.Cost)!;
            all.Add(seating.Tables());
            foreach (var table in all[^1]) foreach (var a in table) foreach (var b in table) if (a != b) met[a, b]++;
        }
        var pairs = from a in Enumerable.Range(0, people.Count) from b in Enumerable.Range(a + 1, people.Count - a - 1) select met[a, b];
        var unmixed = all.SelectMany(r => r).SelectMany(t => categories.SelectMany((c, n) => c.Quotas.Select((_, v) => Math.Abs(t.Count(p => people[p].Values[n] == v) - (double)t.Length * people.Count(p => p.Values[n] == v) / people.Count)))).DefaultIfEmpty(0).Max();
        return new(all, people.Count < 2 ? 1 : pairs.Average(m => m > 0 ? 1.0 : 0), pairs.Count(m => m > 1), unmixed);
    }

    sealed class Seating
    {
        readonly IReadOnlyList<Person> people;
        readonly int tables;
        readonly int[,] met;
        readonly int[] at, size;
        readonly int[][][] counts;
        readonly double[][] share;

        public double Cost { get; private set; }

        public Seating(IReadOnlyList<Person> people, IReadOnlyList<Category> categories, int tables, int[,] met, int[] order)
        {
            (this.people, this.tables, this.met) = (people, tables, met);
            (at, size) = (new int[people.Count], new int[tables]);
            counts = [.. Enumerable.Range(0, tables).Select(_ => categories.Select(c => new int[c.Quotas.Count]).ToArray())];
            share = [.. categories.Select((c, n) => c.Quotas.Select((_, v) => (double)people.Count(p => p.Values[n] == v) / people.Count).ToArray())];
            for (var n = 0; n < order.Length; n++)
            {
                at[order[n]] = n % tables;
                size[n % tables]++;
                for (var c = 0; c < categories.Count; c++) counts[n % tables][c][people[order[n]].Values[c]]++;
            }
            for (var t = 0; t < tables; t++) for (var c = 0; c < share.Length; c++) for (var v = 0; v < share[c].Length; v++) Cost += Mixing * Square(counts[t][c][v] - size[t] * share[c][v]);
            for (var a = 0; a < at.Length; a++) for (var b = a + 1; b < at.Length; b++) if (at[a] == at[b]) Cost += Again(a, b);
        }

        double Again(int a, int b) => Meeting * met[a, b] * met[a, b] + (met[a, b] > 0 ? Meeting : 0);

        static double Square(double x) => x * x;

        public Seating Improved()
        {
            while (true)
            {
                var (best, first, second) = (-1e-9, -1, -1);
                for (var a = 0; a < at.Length; a++)
                    for (var b = a + 1; b < at.Length; b++)
                        if (at[a] != at[b] && Change(a, b) is var change && change < best) (best, first, second) = (change, a, b);
                if (first < 0) return this;
                Exchange(first, second);
                Cost += best;
            }
        }

        double Change(int a, int b)
        {
            var (from, to, change) = (at[a], at[b], 0.0);
            for (var c = 0; c < share.Length; c++)
            {
                var (v, w) = (people[a].Values[c], people[b].Values[c]);
                if (v == w) continue;
                change += Moved(from, c, v, -1) + Moved(from, c, w, 1) + Moved(to, c, v, 1) + Moved(to, c, w, -1);
            }
            for (var p = 0; p < at.Length; p++)
            {
                if (p == a || p == b) continue;
                if (at[p] == from) change += Again(b, p) - Again(a, p);
                else if (at[p] == to) change += Again(a, p) - Again(b, p);
            }
            return change;
        }

        double Moved(int table, int c, int v, int by)
        {
            var off = counts[table][c][v] - size[table] * share[c][v];
            return Mixing * (Square(off + by) - Square(off));
        }

        void Exchange(int a, int b)
        {
            for (var c = 0; c < share.Length; c++)
            {
                counts[at[a]][c][people[a].Values[c]]--; counts[at[b]][c][people[a].Values[c]]++;
                counts[at[b]][c][people[b].Values[c]]--; counts[at[a]][c][people[b].Values[c]]++;
            }
            (at[a], at[b]) = (at[b], at[a]);
        }

        public IReadOnlyList<int[]> Tables() => [.. Enumerable.Range(0, tables).Select(t => Enumerable.Range(0, at.Length).Where(p => at[p] == t).ToArray())];
    }
}
