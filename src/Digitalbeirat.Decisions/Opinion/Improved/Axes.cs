using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Turns what was learned into a map: coordinates in which distance is expected disagreement, the two axes with the most of it first, response style taken out.</summary>
/// <remarks>
/// The mean of v over the statements raises or lowers all answers and is left out. Where one direction of the space mostly does that (it raises more than it divides), it is response style and is dropped.
/// The two axes shown are sheared until their rank correlation with style is zero. Groups are found in the coordinates before that shear: camps may agree differently often, and the shear would blur them.
/// Then the axes are the principal axes of the expected answers. Signs: the statement that pulls most pulls to the positive side.
/// </remarks>
sealed class Axes
{
    public const int Count = FactorModel.Factors;

    /// <summary>Ordinary votes that everybody's style is drawn to 0 with.</summary>
    public const int StyleOrdinary = 5;

    const int MostRanked = 2000;

    /// <summary>Per row seven coordinates.</summary>
    public required double[] People { get; init; }

    /// <summary>Per row the response style: how far the answers lie above the mean answers of the same statements, drawn to 0 as if five ordinary votes came on top.</summary>
    public required double[] Style { get; init; }

    /// <summary>Per statement its pull along the seven axes.</summary>
    public required double[] Statements { get; init; }

    /// <summary>Mean square of the expected answers along each axis.</summary>
    public required double[] Variance { get; init; }

    /// <summary>Coordinate f of a person is Turn[f] · u + Shift[f]; the eighth entry of the first two rows is what the rank of the style adds where the axis is shown.</summary>
    public required double[] Turn { get; init; }

    /// <summary>The styles of those who count, ascending.</summary>
    public required double[] Ranks { get; init; }

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
        var inverse = SmallSymmetric.PseudoInverse(root, Count);
        DropStyle(root, inverse, center);

        var style = Styles(votes, votes);
        var ranks = style.Where((_, i) => counted[i]).Order().ToArray();
        var rank = style.Select(s => Rank(ranks, s)).ToArray();
        var n = 0;
        var y = new double[votes.Participants * Count];
        var meanY = new double[Count];
        for (var i = 0; i < votes.Participants; i++)
        {
            var u = mean.AsSpan(i * Packed.Size + 1, Count);
            for (var f = 0; f < Count; f++) y[i * Count + f] = Sum(u, root.AsSpan(f * Count, Count));
            if (!counted[i]) continue;
            n++;
            for (var f = 0; f < Count; f++) meanY[f] += y[i * Count + f];
        }
        for (var f = 0; f < Count; f++) meanY[f] /= Math.Max(1, n);

        var second = new double[Count * Count];
        for (var i = 0; i < votes.Participants; i++)
        {
            var own = y.AsSpan(i * Count, Count);
            for (var f = 0; f < Count; f++) own[f] -= meanY[f];
            if (!counted[i]) continue;
            for (var f = 0; f < Count; f++)
                for (var g = 0; g < Count; g++) second[f * Count + g] += own[f] * own[g] / n;
        }
        var (values, vectors) = SmallSymmetric.Eigen(second, Count);
        // How a statement pulls: v in the coordinates is root⁻¹ v, turned; a root that is all but singular has nothing to pull there.
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
                shift[f] -= along * meanY[g];
                for (var h = 0; h < Count; h++) turn[f * Packed.Size + h] += along * root[g * Count + h];
            }
        Upright(n, counted, rank, mean, turn, shift);
        var axes = new Axes { People = new double[votes.Participants * Count], Style = style, Statements = statements, Variance = values, Turn = turn, Ranks = ranks, Shift = shift };
        for (var i = 0; i < votes.Participants; i++) axes.Place(mean.AsSpan(i * Packed.Size, Packed.Size), axes.People.AsSpan(i * Count, Count));
        return axes;
    }

    // In the coordinates every direction divides alike; the one along the mean pull raises all answers besides.
    static void DropStyle(double[] root, double[] inverse, double[] center)
    {
        var raises = new double[Count];
        for (var f = 0; f < Count; f++) raises[f] = Sum(inverse.AsSpan(f * Count, Count), center);
        var length = Sum(raises, raises);
        if (length < 1) return;
        foreach (var matrix in new[] { root, inverse })
        {
            var dropped = new double[Count];
            for (var f = 0; f < Count; f++)
                for (var g = 0; g < Count; g++) dropped[g] += raises[f] * matrix[f * Count + g] / length;
            for (var f = 0; f < Count; f++)
                for (var g = 0; g < Count; g++) matrix[f * Count + g] -= raises[f] * dropped[g];
        }
    }

    // Ranks, because a correlation of values can be zero only since few people far out balance many.
    static void Upright(int n, bool[] counted, double[] rank, double[] mean, double[] turn, double[] shift)
    {
        if (n < 3) return;
        var people = Enumerable.Range(0, counted.Length).Where(i => counted[i]).ToArray();
        if (n > MostRanked) people = [.. people.Where(i => Learning.Mix((ulong)i) % (ulong)n < MostRanked)];
        double[] style = [.. people.Select(i => rank[i])];
        for (var axis = 0; axis < 2; axis++)
        {
            double[] along = [.. people.Select(i => shift[axis] + Sum(mean.AsSpan(i * Packed.Size + 1, Count), turn.AsSpan(axis * Packed.Size, Count)))];
            var wide = 4 * (along.Max() - along.Min());
            if (wide <= 1e-9) continue;
            var (low, high) = (-wide, wide);
            for (var step = 0; step < 24; step++)
            {
                var middle = (low + high) / 2;
                if (Leaning([.. along.Zip(style, (a, s) => a - middle * s)], style) > 0) low = middle;
                else high = middle;
            }
            turn[axis * Packed.Size + Count] = -(low + high) / 2;
        }
    }

    // Sign and size of the rank correlation with the (already ranked) style.
    static double Leaning(double[] along, double[] style)
    {
        var order = Enumerable.Range(0, along.Length).ToArray();
        Array.Sort(along, order);
        var sum = 0.0;
        for (var at = 0; at < order.Length; at++) sum += (at - (order.Length - 1) / 2.0) * style[order[at]];
        return sum;
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
            style[i] = sum / (some.Row(i).Length + StyleOrdinary);
        }
        return style;
    }

    /// <summary>The seven coordinates of a person from the posterior mean of (a, u).</summary>
    public void Place(ReadOnlySpan<double> mean, Span<double> coordinates)
    {
        for (var f = 0; f < Count; f++) coordinates[f] = Shift[f] + Sum(mean[1..], Turn.AsSpan(f * Packed.Size, Count));
    }

    /// <summary>Where a person is shown: the first two coordinates, sheared against style.</summary>
    public (double X, double Y) Show(ReadOnlySpan<double> coordinates, double style)
    {
        var rank = Rank(Ranks, style);
        return (coordinates[0] + Turn[Count] * rank, coordinates[1] + Turn[Packed.Size + Count] * rank);
    }

    // From −½ to ½, 0 in the middle; ties share a rank.
    static double Rank(double[] sorted, double style)
    {
        if (sorted.Length == 0) return 0;
        var (low, high) = (Below(sorted, style, false), Below(sorted, style, true));
        return (low + high) / (2.0 * sorted.Length) - 0.5;
    }

    static int Below(double[] sorted, double value, bool orEqual)
    {
        var (from, to) = (0, sorted.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) from = middle + 1;
            else to = middle;
        }
        return from;
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
