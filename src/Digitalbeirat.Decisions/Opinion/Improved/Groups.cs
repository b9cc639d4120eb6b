namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>How many groups there are, who is in which, and how far that holds when half of everybody's votes are hidden.</summary>
/// <remarks>
/// One more group is taken while the middle of a person's group predicts hidden votes at least two percent better (mean squared error; people are placed by one half of their votes and held against the other) and no group is smaller than five people or three percent.
/// Stability is the adjusted Rand index between the groups and where the people would be put by half their votes. With many people both are measured on a sample of two thousand, and the middles of the groups are found on a sample of ten thousand; then everybody joins the nearest.
/// </remarks>
sealed record Groups(int[] Of, int Count, double? Stability)
{
    const int Most = 8, Rounds = 2, Measured = 2000, Clustered = 10_000, FewestPeople = 5;
    const double FewestShare = 0.03, Worth = 0.02;

    /// <summary>Finds the groups.</summary>
    /// <param name="votes">The votes that count.</param>
    /// <param name="places">Where everybody stands.</param>
    /// <param name="axes">The map.</param>
    /// <param name="people">Who is grouped: rows, ascending.</param>
    /// <param name="asked">Number of groups to make; null to find it.</param>
    public static Groups Find(VoteMatrix votes, in Learning.Places places, Axes axes, int[] people, int? asked)
    {
        var sample = Sampled(people, Clustered);
        var points = Points(axes.People, sample);
        var fewest = Math.Max(FewestPeople, (int)Math.Ceiling(FewestShare * sample.Length));
        var group = new int[votes.Participants];
        Array.Fill(group, -1);
        if (people.Length == 0) return new(group, 0, null);
        var halves = Half(votes, places, axes, Sampled(people, Measured));
        var means = StatementCounts.Of(votes).Select(c => c.Mean).ToArray();
        var (best, centers) = Grouping.Run(points, Axes.Count, 1);
        var count = 1;
        var error = Error(halves, axes, means, 1);
        for (var k = 2; k <= (asked ?? Most); k++)
        {
            var (of, tried) = Grouping.Run(points, Axes.Count, k);
            if (asked is null && (tried.Length < k * Axes.Count || Sizes(of, k).Min() < fewest)) break;
            var next = asked is null ? Error(halves, axes, means, k) : 0;
            if (asked is null && next > (1 - Worth) * error) break;
            (best, centers, count, error) = (of, tried, tried.Length / Axes.Count, next);
        }
        if (sample.Length < people.Length) Grouping.Assign(Points(axes.People, people), Axes.Count, centers, best = new int[people.Length]);
        var sizes = Sizes(best, count);
        var order = Enumerable.Range(0, count).OrderByDescending(c => sizes[c]).ThenBy(c => centers[c * Axes.Count]).ToArray();
        for (var m = 0; m < people.Length; m++) group[people[m]] = Array.IndexOf(order, best[m]);
        return new(group, count, count < 2 ? null : Stable(halves, group, centers, order));
    }

    static int[] Sizes(int[] of, int k)
    {
        var sizes = new int[k];
        foreach (var c in of) sizes[c]++;
        return sizes;
    }

    static int[] Sampled(int[] people, int most) => people.Length <= most ? people
        : [.. people.Select(i => (Key: Learning.Mix((ulong)i), Person: i)).Order().Take(most).Select(p => p.Person).Order()];

    static double[] Points(double[] coordinates, int[] people)
    {
        var points = new double[people.Length * Axes.Count];
        for (var m = 0; m < people.Length; m++) coordinates.AsSpan(people[m] * Axes.Count, Axes.Count).CopyTo(points.AsSpan(m * Axes.Count));
        return points;
    }

    sealed record Side(int[] People, double[] Points, double[] Style, VoteMatrix Hidden);

    static List<Side> Half(VoteMatrix votes, Learning.Places places, Axes axes, int[] people)
    {
        var sides = new List<Side>();
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = Halves.Cut(votes, people, round);
            foreach (var (shown, hidden) in new[] { (one, other), (other, one) })
            {
                var placed = Learning.Place(shown, people, places.Model);
                var style = Axes.Styles(shown, votes);
                var points = new double[people.Length * Axes.Count];
                for (var m = 0; m < people.Length; m++) axes.Place(placed.Mean.AsSpan(people[m] * Packed.Size, Packed.Size), points.AsSpan(m * Axes.Count, Axes.Count));
                sides.Add(new(people, points, style, hidden));
            }
        }
        return sides;
    }

    // Mean squared error of hidden answers: the mean answer to the statement, the person's style, and what the middle of the group adds.
    static double Error(List<Side> sides, Axes axes, double[] means, int k)
    {
        var (error, n) = (0.0, 0L);
        foreach (var side in sides)
        {
            var (of, centers) = Grouping.Run(side.Points, Axes.Count, k);
            var expected = new double[k][];
            for (var g = 0; g < centers.Length / Axes.Count; g++)
            {
                expected[g] = (double[])means.Clone();
                for (var j = 0; j < means.Length; j++)
                    for (var f = 0; f < Axes.Count; f++) expected[g][j] += centers[g * Axes.Count + f] * axes.Statements[j * Axes.Count + f];
            }
            for (var m = 0; m < side.People.Length; m++)
            {
                var (own, style) = (expected[of[m]], side.Style[side.People[m]]);
                foreach (var cell in side.Hidden.Row(side.People[m]))
                {
                    var off = VoteMatrix.AnswerOf(cell) - own[cell >> 2] - style;
                    error += off * off;
                    n++;
                }
            }
        }
        return n == 0 ? 0 : error / n;
    }

    static double Stable(List<Side> sides, int[] group, double[] centers, int[] order)
    {
        var total = 0.0;
        foreach (var side in sides)
        {
            var again = new int[side.People.Length];
            Grouping.Assign(side.Points, Axes.Count, centers, again);
            total += Agreement.Of([.. side.People.Select(i => group[i])], [.. again.Select(c => Array.IndexOf(order, c))]);
        }
        return total / sides.Count;
    }
}
