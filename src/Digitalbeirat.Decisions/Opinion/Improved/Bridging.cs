using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>How far a statement bridges the groups: the geometric mean over the people of the share of their group that would agree if all had voted.</summary>
/// <remarks>
/// The share of a group joins the votes that were cast and the votes the model expects of its members, so a statement two people saw does not lead, and who was shown what matters little.
/// In a geometric mean a group that refuses pulls a statement far down, whatever the others say. Groups weigh by their size: a score in which they weigh alike changes with every small group that comes and goes (docs/adr/0022).
/// The interval is of the logarithm of the score, by the delta method.
/// </remarks>
static class Bridging
{
    /// <summary>How many votes the expectation of the model counts for where a share is told; the interval never trusts it for more.</summary>
    public const double Expectation = 8;

    /// <summary>How many it counts for in the ranking, which must hold when votes are missing.</summary>
    public const double Steady = 50;

    const double Ninety = 1.6448536269514722;

    const int Asked = 400;

    /// <summary>Share of each group expected to agree with each statement, from the model alone.</summary>
    /// <param name="places">People, or a sample of them.</param>
    /// <param name="all">The votes that shape the map.</param>
    /// <param name="group">Group of each of the people.</param>
    /// <param name="groups">Number of groups.</param>
    /// <remarks>An answer is expected at m with the variance s² the model leaves unexplained on the average vote; it is an agreement above one half. O(C · min(people of a group, 400)).</remarks>
    [MethodImpl(Compiled.AtOnce)]
    public static double[][] Expected(Places places, StatementCounts[] all, int[] group, int groups)
    {
        var model = places.Model;
        var expected = new double[groups][];
        var (noise, votes) = (0.0, 0.0);
        for (var j = 0; j < all.Length; j++) (noise, votes) = (noise + all[j].Seen * model.Noise(j), votes + all[j].Seen);
        var scale = votes > 0 ? Math.Sqrt(votes / noise) : 1;
        Span<Vector512<float>> pulls = stackalloc Vector512<float>[Packed.Size];
        for (var g = 0; g < groups; g++)
        {
            expected[g] = new double[model.Statements];
            int[] members = [.. Enumerable.Range(0, group.Length).Where(m => group[m] == g)];
            members = [.. Sampling.Some([.. members.Select(m => places.People[m])], Asked).Select(m => members[m])];
            if (members.Length == 0)
            {
                Array.Fill(expected[g], 0.5);
                continue;
            }
            // Sixteen members side by side: style and seven coordinates each; lanes beyond the last never agree.
            var lanes = new float[(members.Length + 15) / 16 * 16 * Packed.Size];
            for (var m = 0; m < lanes.Length / Packed.Size; m++)
                for (var f = 0; f < Packed.Size; f++)
                    lanes[(m / 16 * Packed.Size + f) * 16 + m % 16] = m < members.Length ? (float)places[members[m], f] : f == 0 ? float.NegativeInfinity : 0;
            for (var j = 0; j < model.Statements; j++)
            {
                for (var f = 0; f < Packed.Size; f++) pulls[f] = Vector512.Create((float)(scale * (model[j, f] - (f == 0 ? 0.5 : 0))));
                var (sum, level) = (Vector512<float>.Zero, Vector512.Create((float)scale));
                for (var from = 0; from < lanes.Length; from += 16 * Packed.Size)
                {
                    var above = Packed.Plus(level, Vector512.Create<float>(lanes.AsSpan(from)), pulls[0]);
                    for (var f = 1; f < Packed.Size; f++) above = Packed.Plus(pulls[f], Vector512.Create<float>(lanes.AsSpan(from + 16 * f)), above);
                    sum += Normal.Below(above);
                }
                expected[g][j] = Math.Clamp(Vector512.Sum(sum) / members.Length, 0, 1);
            }
        }
        return expected;
    }

    /// <summary>The posterior share of a group.</summary>
    public static double Share(StatementCounts counts, double expected) => (counts.Agree + Expectation * expected) / (counts.Seen + Expectation);

    /// <summary>The score of a statement.</summary>
    /// <param name="counts">Votes of each group on it.</param>
    /// <param name="expected">Share of each group that the model expects to agree.</param>
    /// <param name="sizes">People in each group.</param>
    public static Scored Score(IReadOnlyList<StatementCounts> counts, IReadOnlyList<double> expected, IReadOnlyList<int> sizes)
    {
        var (log, variance, people) = (0.0, 0.0, Math.Max(1, sizes.Sum()));
        for (var g = 0; g < expected.Count; g++)
        {
            var weight = (double)sizes[g] / people;
            var p = Math.Clamp((counts[g].Agree + Steady * expected[g]) / (counts[g].Seen + Steady), 1e-6, 1 - 1e-6);
            log += weight * Math.Log(p);
            variance += weight * weight * (1 - p) / (p * (counts[g].Seen + Expectation + 1));
        }
        var wide = Ninety * Math.Sqrt(variance);
        return new(Math.Exp(log), Math.Exp(log - wide), Math.Min(1, Math.Exp(log + wide)));
    }
}
