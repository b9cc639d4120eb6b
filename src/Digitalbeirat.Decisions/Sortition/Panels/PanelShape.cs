namespace Digitalbeirat.Decisions.Sortition.Panels;

/// <summary>What a feasible panel looks like, counted in types: integers c_t with 0 ≤ c_t ≤ <see cref="Size"/>[t] and, for every row i, Low[i] ≤ Σ c_t over the types of the row ≤ High[i].</summary>
/// <remarks>
/// Row 0 is the number of seats; then one row for each value of each category, then one for each household class of more than one member.
/// Every type is in a row with coefficient 1 or not at all. People of one type are interchangeable, so that some optimal lottery treats them alike
/// (averaging over all permutations inside a type stays feasible and no concave symmetric objective loses by it).
/// </remarks>
/// <param name="Size">People of each type.</param>
/// <param name="RowsOf">The rows that count a type, ascending.</param>
/// <param name="Low">The least a row may count.</param>
/// <param name="High">The most a row may count.</param>
public sealed record PanelShape(int[] Size, int[][] RowsOf, int[] Low, int[] High)
{
    /// <summary>How many types there are.</summary>
    public int Types => Size.Length;

    /// <summary>How many rows there are.</summary>
    public int Rows => Low.Length;

    /// <summary>Seats of the panel.</summary>
    public int Seats => High[0];

    /// <summary>What a row counts in every row for a panel or a lottery's expectation. O(entries).</summary>
    /// <param name="counts">One number for each type.</param>
    public double[] Activities(ReadOnlySpan<double> counts)
    {
        var sums = new double[Rows];
        for (var t = 0; t < counts.Length; t++)
            if (counts[t] != 0)
                foreach (var row in RowsOf[t]) sums[row] += counts[t];
        return sums;
    }

    /// <summary>Whether a panel keeps every row and every type's size. O(entries).</summary>
    /// <param name="panel">One count for each type.</param>
    public bool Allows(ReadOnlySpan<int> panel)
    {
        var sums = new int[Rows];
        for (var t = 0; t < panel.Length; t++)
        {
            if (panel[t] < 0 || panel[t] > Size[t]) return false;
            if (panel[t] > 0) foreach (var row in RowsOf[t]) sums[row] += panel[t];
        }
        for (var i = 0; i < Rows; i++) if (sums[i] < Low[i] || sums[i] > High[i]) return false;
        return true;
    }
}
