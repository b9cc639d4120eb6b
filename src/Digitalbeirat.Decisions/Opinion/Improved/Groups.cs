using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>How many groups there are, where their middles are, and how far that holds when half of everybody's votes are hidden.</summary>
/// <param name="Centers">The middles, a row of seven coordinates each; people belong to the nearest.</param>
/// <param name="Of">Group of each of the people it was found on.</param>
/// <param name="Stability">The adjusted Rand index.</param>
/// <remarks>
/// One more group is taken while the middle of a person's group predicts hidden votes at least two percent better (mean squared error; people are placed by one half of their votes and held against the other) and no group is smaller than five people or three percent.
/// Stability is the adjusted Rand index between the groups and where the people would be put by half their votes. Both are measured on two thousand people at most, whose votes are then halved once; of fewer they are halved twice.
/// </remarks>
sealed record Groups(double[] Centers, int[] Of, double? Stability)
{
    const int Most = 8, Rounds = 2, Measured = 2000, FewestPeople = 5;
    const double FewestShare = 0.03, Worth = 0.02;

    public int Count => Centers.Length / Axes.Count;

    /// <summary>Finds the groups.</summary>
    /// <param name="votes">The votes that count.</param>
    /// <param name="places">Who is grouped, or a sample of them, and where they stand.</param>
    /// <param name="placing">What they are placed with.</param>
    /// <param name="axes">The map.</param>
    /// <param name="asked">Number of groups to make; null to find it.</param>
    public static Groups Find(VoteMatrix votes, Places places, Placing placing, Axes axes, int? asked)
    {
        var n = places.People.Length;
        if (n == 0) return new([], [], null);
        var points = Laid(places, axes);
        var fewest = Math.Max(FewestPeople, (int)Math.Ceiling(FewestShare * n));
        int[] measured = [.. Sampling.Some(places.People, Measured)];
        var halves = Half(votes, [.. measured.Select(m => places.People[m])], places.Model, placing, axes);
        var means = votes.Counts.Select(c => c.Mean).ToArray();
        var chain = new Grouping.Chain(points);
        var (best, centers) = chain.Next();
        var error = asked is null ? Error(halves, axes, means) : 0;
        for (var k = 2; k <= (asked ?? Most); k++)
        {
            var (of, tried) = chain.Next();
            if (asked is null && (tried.Length < k * Axes.Count || Sizes(of, k).Min() < fewest)) break;
            var next = asked is null ? Error(halves, axes, means) : 0;
            if (asked is null && next > (1 - Worth) * error) break;
            (best, centers, error) = (of, tried, next);
        }
        return new(centers, best, centers.Length == Axes.Count ? null : Stable(halves, [.. measured.Select(m => best[m])], centers));
    }

    static int[] Sizes(int[] of, int k)
    {
        var sizes = new int[k];
        foreach (var c in of) sizes[c]++;
        return sizes;
    }

    static Grouping.Points Laid(Places places, Axes axes)
    {
        var lanes = new float[places.Lanes.Length / Packed.Size * Axes.Count];
        for (var from = 0; from < lanes.Length / Axes.Count; from += Room.People) axes.Place(places.Lanes.AsSpan(from * Packed.Size), lanes.AsSpan(from * Axes.Count));
        return new(lanes, places.People.Length);
    }

    sealed record Side(Grouping.Points Points, Grouping.Chain Chain, float[] Style, VoteMatrix Hidden);

    static List<Side> Half(VoteMatrix votes, int[] people, FactorModel model, Placing placing, Axes axes)
    {
        var (sides, all) = (new List<Side>(), Enumerable.Range(0, people.Length).ToArray());
        for (var round = 0; round < (people.Length < Measured ? Rounds : 1); round++)
        {
            var (one, other) = Halves.Cut(votes, people, round);
            foreach (var (shown, hidden) in new[] { (one, other), (other, one) })
            {
                var placed = Places.Of(shown, all, model, placing);
                var points = Laid(placed, axes);
                sides.Add(new(points, new(points), placed.Style, hidden));
            }
        }
        return sides;
    }

    // Mean squared error of hidden answers with one more group than the last time: the mean answer to the statement, the person's style, and what the middle of the group adds.
    [MethodImpl(Compiled.AtOnce)]
    static double Error(List<Side> sides, Axes axes, double[] means)
    {
        var (error, n, expected) = (0.0, 0L, new float[0]);
        foreach (var side in sides)
        {
            var (of, centers) = side.Chain.Next();
            var groups = centers.Length / Axes.Count;
            if (expected.Length < 4 * means.Length * groups) expected = new float[4 * means.Length * groups];
            // Per group and cell: how far the answer lies above what the group makes expect.
            for (var g = 0; g < groups; g++)
                for (var j = 0; j < means.Length; j++)
                {
                    var own = means[j];
                    for (var f = 0; f < Axes.Count; f++) own += centers[g * Axes.Count + f] * axes.Statements[j * Axes.Count + f];
                    for (var answer = 0; answer < 3; answer++) expected[(g * means.Length + j) * 4 + answer] = (float)(answer - 1 - own);
                }
            for (var m = 0; m < of.Length; m++)
            {
                error += Squares(side.Hidden.Row(m), expected.AsSpan(of[m] * 4 * means.Length, 4 * means.Length), side.Style[m]);
                n += side.Hidden.Row(m).Length;
            }
        }
        return n == 0 ? 0 : error / n;
    }

    // Four sums side by side hide the latency of one addition.
    [MethodImpl(Compiled.AtOnce)]
    static double Squares(ReadOnlySpan<ushort> row, ReadOnlySpan<float> expected, float style)
    {
        var (a, b, c, d, k) = (0f, 0f, 0f, 0f, 0);
        for (; k + 3 < row.Length; k += 4)
        {
            var (one, two, three, four) = (expected[row[k]] - style, expected[row[k + 1]] - style, expected[row[k + 2]] - style, expected[row[k + 3]] - style);
            (a, b, c, d) = (a + one * one, b + two * two, c + three * three, d + four * four);
        }
        for (; k < row.Length; k++) a += (expected[row[k]] - style) * (expected[row[k]] - style);
        return (double)(a + b) + (c + d);
    }

    static double Stable(List<Side> sides, int[] group, double[] centers) => sides.Sum(side => Agreement.Of(group, Grouping.Nearest(side.Points, centers))) / sides.Count;
}
