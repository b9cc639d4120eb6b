namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>How far a statement bridges the groups: the geometric mean over the groups of the share that would agree if all had voted.</summary>
/// <remarks>
/// The share of a group is a Beta posterior: the votes of the group that were cast, and the votes the model expects of its members counted as a few more. So a statement two people saw does not lead, and who was shown what matters little.
/// The interval is of the logarithm of the score, by the delta method.
/// </remarks>
static class Bridging
{
    /// <summary>How many votes the expectation of the model counts for.</summary>
    public const double Expectation = 8;

    const double Ninety = 1.6448536269514722;

    /// <summary>Share of each group expected to agree with each statement, from the model alone.</summary>
    /// <remarks>An answer is expected at m with variance s²; it is an agreement above one half. O(C · min(people of a group, 400)).</remarks>
    public static double[][] Expected(in Learning.Places places, int[] group, int groups)
    {
        var expected = new double[groups][];
        for (var g = 0; g < groups; g++)
        {
            expected[g] = new double[places.Model.Statements];
            var members = Enumerable.Range(0, group.Length).Where(i => group[i] == g).ToArray();
            if (members.Length > 400) members = [.. members.Select(i => (Key: Learning.Mix((ulong)i), Person: i)).Order().Take(400).Select(p => p.Person).Order()];
            var model = places.Model;
            for (var j = 0; j < model.Statements; j++)
            {
                var scale = 1 / Math.Sqrt(model.Noise[j]);
                var sum = 0.0;
                foreach (var i in members) sum += Normal.Above((0.5 - places.Expect(i, j)) * scale);
                expected[g][j] = members.Length == 0 ? 0.5 : sum / members.Length;
            }
        }
        return expected;
    }

    /// <summary>The posterior share of a group.</summary>
    public static double Share(StatementCounts counts, double expected) => (counts.Agree + Expectation * expected) / (counts.Seen + Expectation);

    /// <summary>The score of a statement from the shares of the groups.</summary>
    public static Scored Score(IReadOnlyList<StatementCounts> counts, IReadOnlyList<double> shares)
    {
        var (log, variance) = (0.0, 0.0);
        for (var g = 0; g < shares.Count; g++)
        {
            var p = Math.Clamp(shares[g], 1e-6, 1 - 1e-6);
            log += Math.Log(p) / shares.Count;
            variance += (1 - p) / (p * (counts[g].Seen + Expectation + 1)) / (shares.Count * shares.Count);
        }
        var wide = Ninety * Math.Sqrt(variance);
        return new(Math.Exp(log), Math.Exp(log - wide), Math.Min(1, Math.Exp(log + wide)));
    }
}
