using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Turns what was learned into a map: coordinates in which distance is expected disagreement, the two axes with the most of it first, response style taken out.</summary>
/// <remarks>
/// The mean of v over the statements raises or lowers all answers and is left out; what still goes along with response style over the people is regressed out.
/// Then the axes are the principal axes of the expected answers. Signs: the statement that pulls most pulls to the positive side.
/// </remarks>
sealed class Axes
{
    public const int Count = FactorModel.Factors;

    /// <summary>Per row seven coordinates.</summary>
    public required double[] People { get; init; }

    /// <summary>Per row the response style: how far the answers lie above the mean answers of the same statements, drawn to 0 as if five ordinary votes came on top.</summary>
    public required double[] Style { get; init; }

    /// <summary>Per statement its pull along the seven axes.</summary>
    public required double[] Statements { get; init; }

    /// <summary>Mean square of the expected answers along each axis.</summary>
    public required double[] Variance { get; init; }

    /// <summary>Coordinate f of a person is Turn[f] · (u, style) + Shift[f].</summary>
    public required double[] Turn { get; init; }

    /// <summary>Constant of each coordinate.</summary>
    public required double[] Shift { get; init; }

    public static Axes Of(VoteMatrix votes, in Learning.Places places, bool[] counted)
    {
        var (model, mean) = (places.Model, places.Mean);
        var weights = StatementCounts.Of(votes).Select(c => (double)c.Seen).ToArray();
        var total = Math.Max(1, weights.Sum());
        var center = new double[Count];
        for (var j = 0; j < weights.Length; j++)
            for (var f = 0; f < Count; f++) center[f] += weights[j] / total * model.Mean[j * Packed.Size + 1 + f];
        var spread = new double[Count * Count];
        for (var j = 0; j < weights.Length; j++)
            for (var f = 0; f < Count; f++)
                for (var g = 0; g < Count; g++)
                    spread[f * Count + g] += weights[j] / total * (model.Mean[j * Packed.Size + 1 + f] - center[f]) * (model.Mean[j * Packed.Size + 1 + g] - center[g]);
        // y = root · u: squared distances of y are mean squared differences of expected answers.
        var root = SmallSymmetric.Root(spread, Count);

        var style = Styles(votes, votes);
        var (n, meanStyle) = (0, 0.0);
        var y = new double[votes.Participants * Count];
        var meanY = new double[Count];
        for (var i = 0; i < votes.Participants; i++)
        {
            var u = mean.AsSpan(i * Packed.Size + 1, Count);
            for (var f = 0; f < Count; f++) y[i * Count + f] = Sum(u, root.AsSpan(f * Count, Count));
            if (!counted[i]) continue;
            n++;
            meanStyle += style[i];
            for (var f = 0; f < Count; f++) meanY[f] += y[i * Count + f];
        }
        meanStyle /= Math.Max(1, n);
        for (var f = 0; f < Count; f++) meanY[f] /= Math.Max(1, n);
        var slope = new double[Count];
        var squares = 0.0;
        for (var i = 0; i < votes.Participants; i++)
        {
            if (!counted[i]) continue;
            var s = style[i] - meanStyle;
            squares += s * s;
            for (var f = 0; f < Count; f++) slope[f] += s * (y[i * Count + f] - meanY[f]);
        }
        for (var f = 0; f < Count; f++) slope[f] = squares > 0 ? slope[f] / squares : 0;

        var second = new double[Count * Count];
        for (var i = 0; i < votes.Participants; i++)
        {
            var own = y.AsSpan(i * Count, Count);
            for (var f = 0; f < Count; f++) own[f] -= meanY[f] + slope[f] * (style[i] - meanStyle);
            if (!counted[i]) continue;
            for (var f = 0; f < Count; f++)
                for (var g = 0; g < Count; g++) second[f * Count + g] += own[f] * own[g] / n;
        }
        var (values, vectors) = SmallSymmetric.Eigen(second, Count);
        // How a statement pulls: v in the coordinates is root⁻¹ v, turned; a root that is all but singular has nothing to pull there.
        var inverse = SmallSymmetric.PseudoInverse(root, Count);
        var statements = new double[weights.Length * Count];
        var pulled = new double[Count];
        for (var j = 0; j < weights.Length; j++)
        {
            for (var f = 0; f < Count; f++)
            {
                pulled[f] = 0;
                for (var g = 0; g < Count; g++) pulled[f] += inverse[f * Count + g] * (model.Mean[j * Packed.Size + 1 + g] - center[g]);
            }
            for (var f = 0; f < Count; f++) statements[j * Count + f] = Sum(pulled, vectors.AsSpan(f * Count, Count));
        }
        for (var f = 0; f < Count; f++)
        {
            var peak = 0.0;
            for (var j = 0; j < weights.Length; j++) if (Math.Abs(statements[j * Count + f]) > Math.Abs(peak) + 1e-9) peak = statements[j * Count + f];
            if (peak >= 0) continue;
            for (var j = 0; j < weights.Length; j++) statements[j * Count + f] = -statements[j * Count + f];
            for (var g = 0; g < Count; g++) vectors[f * Count + g] = -vectors[f * Count + g];
        }
        var (turn, shift) = (new double[Count * Packed.Size], new double[Count]);
        for (var f = 0; f < Count; f++)
            for (var g = 0; g < Count; g++)
            {
                var along = vectors[f * Count + g];
                shift[f] -= along * (meanY[g] - slope[g] * meanStyle);
                turn[f * Packed.Size + Count] -= along * slope[g];
                for (var h = 0; h < Count; h++) turn[f * Packed.Size + h] += along * root[g * Count + h];
            }
        var axes = new Axes { People = new double[votes.Participants * Count], Style = style, Statements = statements, Variance = values, Turn = turn, Shift = shift };
        for (var i = 0; i < votes.Participants; i++) axes.Place(mean.AsSpan(i * Packed.Size, Packed.Size), style[i], axes.People.AsSpan(i * Count, Count));
        return axes;
    }

    /// <summary>The response style of everybody in some votes, against the mean answers in all of them.</summary>
    public static double[] Styles(VoteMatrix some, VoteMatrix all)
    {
        var means = StatementCounts.Of(all).Select(c => c.Mean).ToArray();
        var style = new double[some.Participants];
        for (var i = 0; i < style.Length; i++)
        {
            var sum = 0.0;
            foreach (var cell in some.Row(i)) sum += VoteMatrix.AnswerOf(cell) - means[cell >> 2];
            style[i] = sum / (some.Row(i).Length + 5);
        }
        return style;
    }

    /// <summary>The coordinates of a person from the posterior mean of (a, u) and the style.</summary>
    public void Place(ReadOnlySpan<double> mean, double style, Span<double> coordinates)
    {
        for (var f = 0; f < Count; f++) coordinates[f] = Shift[f] + Sum(mean[1..], Turn.AsSpan(f * Packed.Size, Count)) + Turn[f * Packed.Size + Count] * style;
    }

    /// <summary>Root mean variance of the first two coordinates given the packed covariance of (a, u).</summary>
    public double Deviation(ReadOnlySpan<float> covariance)
    {
        var sum = 0.0;
        for (var axis = 0; axis < 2; axis++)
            for (var f = 0; f < Count; f++)
                for (var g = 0; g < Count; g++)
                    sum += Turn[axis * Packed.Size + f] * Turn[axis * Packed.Size + g] * covariance[f >= g ? Packed.At(f + 1, g + 1) : Packed.At(g + 1, f + 1)];
        return Math.Sqrt(Math.Max(0, sum) / 2);
    }

    static double Sum(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var f = 0; f < a.Length; f++) sum += a[f] * b[f];
        return sum;
    }
}
