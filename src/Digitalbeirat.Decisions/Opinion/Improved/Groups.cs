namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>How many groups there are, where their middles are, and how far that holds when half of everybody's votes are hidden.</summary>
/// <param name="Centers">The middles, a row of seven coordinates each; people belong to the nearest.</param>
/// <param name="Of">Group of each of the people it was found on.</param>
/// <param name="Stability">The adjusted Rand index.</param>
/// <remarks>
/// One more group is taken while the middle of a person's group predicts hidden votes at least two percent better (mean squared error; people are placed by one half of their votes and held against the other) and no group is smaller than five people or three percent.
/// Stability is the adjusted Rand index between the groups and where the people would be put by half their votes. Both are measured on two thousand people at most.
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
        var rows = new double[places.People.Length * Axes.Count];
        for (var m = 0; m < places.People.Length; m++) axes.Place(places.Mean.AsSpan(m * Packed.Size, Packed.Size), rows.AsSpan(m * Axes.Count));
        return Grouping.Points.Of(rows);
    }

    sealed record Side(Grouping.Points Points, Grouping.Chain Chain, double[] Style, VoteMatrix Hidden);

    static List<Side> Half(VoteMatrix votes, int[] people, FactorModel model, Placing placing, Axes axes)
    {
        var (sides, all) = (new List<Side>(), Enumerable.Range(0, people.Length).ToArray());
        for (var round = 0; round < Rounds; round++)
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
    static double Error(List<Side> sides, Axes axes, double[] means)
    {
        var (error, n) = (0.0, 0L);
        double[] expected = [];
        foreach (var side in sides)
        {
            var (of, centers) = side.Chain.Next();
            if (expected.Length < 4 * means.Length * centers.Length / Axes.Count) expected = new double[4 * means.Length * centers.Length / Axes.Count];
            // Per group and cell: how far the answer lies above what the group makes expect.
            for (var g = 0; g < centers.Length / Axes.Count; g++)
                for (var j = 0; j < means.Length; j++)
                {
                    var own = means[j];
                    for (var f = 0; f < Axes.Count; f++) own += centers[g * Axes.Count + f] * axes.Statements[j * Axes.Count + f];
                    for (var answer = 0; answer < 3; answer++) expected[(g * means.Length + j) * 4 + answer] = answer - 1 - own;
                }
            for (var m = 0; m < of.Length; m++)
            {
                var (style, sum) = (side.Style[m], 0.0);
                var own = expected.AsSpan(of[m] * 4 * means.Length, 4 * means.Length);
                var row = side.Hidden.Row(m);
                foreach (var cell in row)
                {
                    var off = own[cell] - style;
                    sum += off * off;
                }
                error += sum;
                n += row.Length;
            }
        }
        return n == 0 ? 0 : error / n;
    }

    static double Stable(List<Side> sides, int[] group, double[] centers)
    {
        var (total, point) = (0.0, new double[Axes.Count]);
        foreach (var side in sides)
        {
            var again = new int[group.Length];
            for (var m = 0; m < again.Length; m++)
            {
                for (var f = 0; f < Axes.Count; f++) point[f] = side.Points[m, f];
                again[m] = Grouping.Nearest(point, centers);
            }
            total += Agreement.Of(group, again);
        }
        return total / sides.Count;
    }
}
