namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>How alike two groupings of the same people are: the adjusted Rand index, 1 for equal, 0 on average for chance.</summary>
/// <remarks>Source: L. Hubert, P. Arabie: Comparing Partitions, Journal of Classification 2 (1985), eq. 5. O(people + groups²).</remarks>
public static class Agreement
{
    /// <summary>Compares two groupings; people whom one of them leaves out (−1) are not compared.</summary>
    public static double Of(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var table = new Dictionary<(int, int), long>();
        var (rows, columns) = (new Dictionary<int, long>(), new Dictionary<int, long>());
        long n = 0;
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i] < 0 || other[i] < 0) continue;
            n++;
            table[(one[i], other[i])] = table.GetValueOrDefault((one[i], other[i])) + 1;
            rows[one[i]] = rows.GetValueOrDefault(one[i]) + 1;
            columns[other[i]] = columns.GetValueOrDefault(other[i]) + 1;
        }
        var (both, first, second) = (Pairs(table.Values), Pairs(rows.Values), Pairs(columns.Values));
        if (n < 2) return 1;
        var expected = first * second / (n * (n - 1) / 2.0);
        var most = (first + second) / 2;
        return most == expected ? 1 : (both - expected) / (most - expected);
    }

    static double Pairs(IEnumerable<long> counts) => counts.Sum(c => c * (c - 1) / 2.0);
}
