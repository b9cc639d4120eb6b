using System.Runtime.CompilerServices;
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

    /// <summary>Per statement its pull along the seven axes.</summary>
    public required double[] Statements { get; init; }

    /// <summary>Mean square of the expected answers along each axis.</summary>
    public required double[] Variance { get; init; }

    /// <summary>Coordinate f of a person is Turn[f] · u + Shift[f]; the eighth entry of the first two rows is what the rank of the style adds where the axis is shown.</summary>
    public required float[] Turn { get; init; }

    /// <summary>The styles of those who count.</summary>
    public required Ranking Ranks { get; init; }

    /// <summary>Constant of each coordinate.</summary>
    public required float[] Shift { get; init; }

    /// <summary>Finds the axes.</summary>
    /// <param name="counts">The votes that shape the map.</param>
    /// <param name="places">Those who count, or a sample of them.</param>
    [MethodImpl(Compiled.AtOnce)]
    public static Axes Of(StatementCounts[] counts, Places places)
    {
        var (model, people) = (places.Model, places.People.Length);
        var weights = counts.Select(c => (double)c.Seen).ToArray();
        var total = Math.Max(1, weights.Sum());
        var center = new double[Count];
        for (var j = 0; j < weights.Length; j++)
            for (var f = 0; f < Count; f++) center[f] += weights[j] / total * model[j, 1 + f];
        var spread = new double[Count * Count];
        Span<double> own = stackalloc double[Count];
        for (var j = 0; j < weights.Length; j++)
        {
            for (var f = 0; f < Count; f++) own[f] = model[j, 1 + f] - center[f];
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
                for (var g = 0; g < Count; g++) y[i * Count + f] += places[i, 1 + g] * root[f * Count + g];
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
                for (var g = 0; g < Count; g++) own[f] += inverse[f * Count + g] * (model[j, 1 + g] - center[g]);
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
        var axes = new Axes { Statements = statements, Variance = values, Turn = [.. turn.Select(t => (float)t)], Ranks = new(places.Style), Shift = [.. shift.Select(c => (float)c)] };
        axes.Upright(places);
        return axes;
    }

    // Adds the weighted square of a vector.
    [MethodImpl(Compiled.AtOnce)]
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
    [MethodImpl(Compiled.AtOnce)]
    void Upright(Places places)
    {
        var n = places.People.Length;
        if (n < 3) return;
        int[] some = [.. Enumerable.Range(0, n).Where(m => n <= MostRanked || Learning.Mix((ulong)places.People[m]) % (ulong)n < MostRanked)];
        var (style, along, sheared, order) = (new float[some.Length], new float[some.Length], new float[some.Length], new int[some.Length]);
        for (var m = 0; m < some.Length; m++) style[m] = Ranks.Of(places.Style[some[m]]);
        var coordinates = new float[Count * Room.People];
        for (var axis = 0; axis < 2; axis++)
        {
            for (int m = 0, placed = -1; m < some.Length; m++)
            {
                if (some[m] / Room.People != placed) Place(places.Lanes.AsSpan((placed = some[m] / Room.People) * Packed.Size * Room.People), coordinates);
                along[m] = coordinates[axis * Room.People + some[m] % Room.People];
            }
            var wide = 4.0 * (along.Max() - along.Min());
            if (wide <= 1e-9) continue;
            var (low, high, toward) = (0.0, Slope(), wide / 64);
            var (atLow, atHigh, least, shear, last) = (0.0, Leaning(high), 1e-3 / 12 * some.Length * some.Length, high, 0);
            if (atHigh < 0) toward = -toward;
            // From where the correlation of values is zero on until that of ranks changes its sign,
            do (low, atLow, high, toward) = (high, atHigh, high + toward, 4 * toward);
            while (Math.Abs(atLow) > least && Math.Sign(atHigh = Leaning(high)) == Math.Sign(atLow) && Math.Abs(high) < wide);
            // then regula falsi (Illinois; M. Dowell, P. Jarratt, BIT 11, 1971) until it is below a thousandth.
            for (var step = 0; step < MostSteps && Math.Abs(atLow) > least && Math.Sign(atHigh) != Math.Sign(atLow); step++)
            {
                shear = (low * atHigh - high * atLow) / (atHigh - atLow);
                var leaning = Leaning(shear);
                if (Math.Abs(leaning) <= least) break;
                if (Math.Sign(leaning) == Math.Sign(atLow)) (low, atLow, atHigh, last) = (shear, leaning, last == 1 ? atHigh / 2 : atHigh, 1);
                else (high, atHigh, atLow, last) = (shear, leaning, last == -1 ? atLow / 2 : atLow, -1);
            }
            Turn[axis * Packed.Size + Count] = (float)-shear;
        }

        // The slope of the axis over the ranks of style; ranks are centred.
        double Slope()
        {
            var (both, square) = (0.0, 0.0);
            for (var m = 0; m < some.Length; m++) (both, square) = (both + along[m] * style[m], square + style[m] * style[m]);
            return square > 0 ? both / square : 0;
        }

        // Sign and size of the rank correlation with the (already ranked) style.
        [MethodImpl(Compiled.AtOnce)]
        double Leaning(double shear)
        {
            for (var m = 0; m < order.Length; m++) (order[m], sheared[m]) = (m, along[m] - (float)shear * style[m]);
            Array.Sort(sheared, order);
            var sum = 0.0;
            for (var at = 0; at < order.Length; at++) sum += (at - (order.Length - 1) / 2.0) * style[order[at]];
            return sum;
        }
    }

    /// <summary>The seven coordinates of sixteen people from the posterior means of (a, u).</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Place(ReadOnlySpan<float> mean, Span<float> coordinates)
    {
        for (var f = 0; f < Count; f++)
        {
            var sum = Vector512.Create(Shift[f]);
            for (var g = 0; g < Count; g++) sum = Packed.Plus(Vector512.Create(Turn[f * Packed.Size + g]), Vector512.Create(mean[((1 + g) * Room.People)..]), sum);
            sum.CopyTo(coordinates[(f * Room.People)..]);
        }
    }

    /// <summary>Where sixteen people are shown on an axis, 0 or 1: their coordinates, sheared against the ranks of their style.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public Vector512<float> Show(int axis, ReadOnlySpan<float> coordinates, ReadOnlySpan<float> ranks) =>
        Packed.Plus(Vector512.Create(Turn[axis * Packed.Size + Count]), Vector512.Create(ranks), Vector512.Create(coordinates[(axis * Room.People)..]));

    /// <summary>Leaves the directions of the two axes that are shown in the room.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Direct(Room room)
    {
        for (var axis = 0; axis < 2; axis++)
        {
            var to = room.Direction(axis);
            to[..Room.People].Clear();
            for (var f = 0; f < Count; f++) to.Slice((1 + f) * Room.People, Room.People).Fill(Turn[axis * Packed.Size + f]);
        }
    }

    /// <summary>Root mean variance of the first two coordinates of sixteen people, once they are placed with these axes.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static Vector512<float> Deviation(Room room)
    {
        var (one, other) = (Packed.Along<float>(room.Direction(0), room.Direction(0)), Packed.Along<float>(room.Direction(1), room.Direction(1)));
        return Vector512.Sqrt(0.5f * (one + other));
    }

    static double Sum(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var f = 0; f < a.Length; f++) sum += a[f] * b[f];
        return sum;
    }
}
