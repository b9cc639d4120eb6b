namespace Digitalbeirat.Decisions.Opinion.Live;

/// <summary>Keeps the names of groups over time: a new group takes the name of the old one it shares most people with, so that letters and colours stay.</summary>
/// <remarks>The assignment of greatest total overlap, by the Hungarian method (H. Kuhn, 1955; in the form with potentials, O(k³)).</remarks>
public static class GroupNames
{
    /// <summary>Names the new groups.</summary>
    /// <param name="before">Name of each participant's old group, −1 for none.</param>
    /// <param name="after">Number of each participant's new group from 0, −1 for none; may be longer: those are new.</param>
    /// <param name="groups">Number of new groups.</param>
    /// <returns>The name of each new group; groups without a predecessor get the smallest free names.</returns>
    public static int[] Carry(ReadOnlySpan<int> before, ReadOnlySpan<int> after, int groups)
    {
        var names = 0;
        foreach (var name in before) names = Math.Max(names, name + 1);
        var size = Math.Max(groups, names);
        var overlap = new long[size, size];
        for (var i = 0; i < Math.Min(before.Length, after.Length); i++) if (before[i] >= 0 && after[i] >= 0) overlap[after[i], before[i]]++;
        var matched = Match(overlap, size);
        var result = new int[groups];
        var taken = new HashSet<int>();
        for (var g = 0; g < groups; g++)
            if (overlap[g, matched[g]] > 0) taken.Add(result[g] = matched[g]);
            else result[g] = -1;
        for (var g = 0; g < groups; g++)
        {
            if (result[g] >= 0) continue;
            var free = 0;
            while (!taken.Add(free)) free++;
            result[g] = free;
        }
        return result;
    }

    static int[] Match(long[,] gain, int n)
    {
        var (rowPotential, columnPotential, rowOf, way) = (new long[n + 1], new long[n + 1], new int[n + 1], new int[n + 1]);
        for (var row = 1; row <= n; row++)
        {
            rowOf[0] = row;
            var (column, slack, used) = (0, new long[n + 1], new bool[n + 1]);
            Array.Fill(slack, long.MaxValue);
            do
            {
                used[column] = true;
                var (delta, next) = (long.MaxValue, 0);
                for (var c = 1; c <= n; c++)
                {
                    if (used[c]) continue;
                    var cost = -gain[rowOf[column] - 1, c - 1] - rowPotential[rowOf[column]] - columnPotential[c];
                    if (cost < slack[c]) (slack[c], way[c]) = (cost, column);
                    if (slack[c] < delta) (delta, next) = (slack[c], c);
                }
                for (var c = 0; c <= n; c++)
                    if (used[c]) (rowPotential[rowOf[c]], columnPotential[c]) = (rowPotential[rowOf[c]] + delta, columnPotential[c] - delta);
                    else if (c > 0) slack[c] -= delta;
                column = next;
            } while (rowOf[column] != 0);
            for (; column != 0; column = way[column]) rowOf[column] = rowOf[way[column]];
        }
        var match = new int[n];
        for (var c = 1; c <= n; c++) match[rowOf[c] - 1] = c - 1;
        return match;
    }
}
