using System.Runtime.Intrinsics;
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

    const int MostRanked = 2000, MostSteps = 14;

    readonly float[] uncertain = new float[Packed.Stride];

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

    /// <summary>Finds the axes.</summary>
    /// <param name="counts">The votes that shape the map.</param>
    /// <param name="places">Those who count, or a sample of them.</param>
    public static Axes Of(StatementCounts[] counts, Places places)
    {
        var (model, people) = (places.Model, places.People.Length);
        var weights = counts.Select(c => (double)c.Seen).ToArray();
        var total = Math.Max(1, weights.Sum());
        var center = new double[Count];
        for (var j = 0; j < weights.Length; j++)
            for (var f = 0; f < Count; f++) center[f] += weights[j] / total * model.Mean[j * Packed.Size + 1 + f];
        var spread = new double[Count * Count];
        Span<double> own = stackalloc double[Count];
        for (var j = 0; j < weights.Length; j++)
        {
            for (var f = 0; f < Count; f++) own[f] = model.Mean[j * Packed.Size + 1 + f] - center[f];
            Square(own, weights[j] / total, spread);
        }
        // y = root · u: squared distances of y are mean squared differences of expected answers.
        var root = SmallSymmetric.Root(spread, Count);
        var inverse = SmallSymmetric.PseudoInverse(root, Count);
        DropStyle(root, inverse, center);

        var y = new double[people * Count];
        var meanY = new double[Count];
        for (var i = 0; i < people; i++)
            for (var f = 0; f < Count; f++)
            {
                for (var g = 0; g < Count; g++) y[i * Count + f] += places.Mean[i * Packed.Size + 1 + g] * root[f * Count + g];
                meanY[f] += y[i * Count + f];
            }
        for (var f = 0; f < Count; f++) meanY[f] /= Math.Max(1, people);
        var second = new double[Count * Count];
        for (var i = 0; i < people; i++)
        {
            for (var f = 0; f < Count; f++) own[f] = y[i * Count + f] - meanY[f];
            Square(own, 1.0 / people, second);
        }
        var (values, vectors) = SmallSymmetric.Eigen(second, Count);
        // How a statement pulls: v in the coordinates is root⁻¹ v, turned; a root that is all but singular has nothing to pull there.
        var statements = new double[weights.Length * Count];
        for (var j = 0; j < weights.Length; j++)
        {
            own.Clear();
            for (var f = 0; f < Count; f++)
                for (var g = 0; g < Count; g++) own[f] += inverse[f * Count + g] * (model.Mean[j * Packed.Size + 1 + g] - center[g]);
            for (var f = 0; f < Count; f++) statements[j * Count + f] = Sum(own, vectors.AsSpan(f * Count, Count));
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
        var ranks = (double[])places.Style.Clone();
        Array.Sort(ranks);
        var axes = new Axes { Statements = statements, Variance = values, Turn = turn, Ranks = ranks, Shift = shift };
        for (var axis = 0; axis < 2; axis++)
            for (var f = 0; f < Count; f++)
                for (var g = 0; g <= f; g++) axes.uncertain[Packed.At(f + 1, g + 1)] += (float)((f == g ? 0.5 : 1) * turn[axis * Packed.Size + f] * turn[axis * Packed.Size + g]);
        axes.Upright(places);
        return axes;
    }

    // Adds the weighted square of a vector.
    static void Square(ReadOnlySpan<double> vector, double weight, double[] to)
    {
        for (var f = 0; f < Count; f++)
            for (var g = 0; g < Count; g++) to[f * Count + g] += weight * vector[f] * vector[g];
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
    void Upright(Places places)
    {
        var n = places.People.Length;
        if (n < 3) return;
        int[] some = [.. Enumerable.Range(0, n).Where(m => n <= MostRanked || Learning.Mix((ulong)places.People[m]) % (ulong)n < MostRanked)];
        double[] style = [.. some.Select(m => Rank(Ranks, places.Style[m]))];
        var (along, sheared, order) = (new double[some.Length], new double[some.Length], new int[some.Length]);
        for (var axis = 0; axis < 2; axis++)
        {
            for (var m = 0; m < some.Length; m++) along[m] = Coordinate(axis, places.Mean.AsSpan(some[m] * Packed.Size, Packed.Size));
            var wide = 4 * (along.Max() - along.Min());
            if (wide <= 1e-9) continue;
            // Regula falsi (Illinois; M. Dowell, P. Jarratt, BIT 11, 1971) until the correlation is below a thousandth.
            var (low, high, atLow, atHigh, least, shear, last) = (-wide, wide, Leaning(-wide), Leaning(wide), 1e-3 / 12 * some.Length * some.Length, 0.0, 0);
            for (var step = 0; step < MostSteps && atLow > atHigh; step++)
            {
                shear = (low * atHigh - high * atLow) / (atHigh - atLow);
                var leaning = Leaning(shear);
                if (Math.Abs(leaning) <= least) break;
                if (leaning > 0) (low, atLow, atHigh, last) = (shear, leaning, last == 1 ? atHigh / 2 : atHigh, 1);
                else (high, atHigh, atLow, last) = (shear, leaning, last == -1 ? atLow / 2 : atLow, -1);
            }
            Turn[axis * Packed.Size + Count] = -shear;
        }

        // Sign and size of the rank correlation with the (already ranked) style.
        double Leaning(double shear)
        {
            for (var m = 0; m < order.Length; m++) (order[m], sheared[m]) = (m, along[m] - shear * style[m]);
            Array.Sort(sheared, order);
            var sum = 0.0;
            for (var at = 0; at < order.Length; at++) sum += (at - (order.Length - 1) / 2.0) * style[order[at]];
            return sum;
        }
    }

    double Coordinate(int axis, ReadOnlySpan<float> mean)
    {
        var sum = Shift[axis];
        for (var f = 0; f < Count; f++) sum += mean[1 + f] * Turn[axis * Packed.Size + f];
        return sum;
    }

    /// <summary>The seven coordinates of a person from the posterior mean of (a, u).</summary>
    public void Place(ReadOnlySpan<float> mean, Span<double> coordinates)
    {
        for (var f = 0; f < Count; f++) coordinates[f] = Coordinate(f, mean);
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
        var (from, to) = (0, sorted.Length);
        if (to == 0) return 0;
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (sorted[middle] < style) from = middle + 1;
            else to = middle;
        }
        for (to = from; to < sorted.Length && sorted[to] == style;) to++;
        return (from + to) / (2.0 * sorted.Length) - 0.5;
    }

    /// <summary>Root mean variance of the first two coordinates given the packed covariance of (a, u).</summary>
    public double Deviation(ReadOnlySpan<float> covariance)
    {
        var sum = Vector512<float>.Zero;
        for (var e = 0; e < Packed.Stride; e += Vector512<float>.Count) sum += Vector512.Create<float>(covariance[e..]) * Vector512.Create<float>(uncertain.AsSpan(e));
        return Math.Sqrt(Math.Max(0, Vector512.Sum(sum)));
    }

    static double Sum(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var f = 0; f < a.Length; f++) sum += a[f] * b[f];
        return sum;
    }
}
