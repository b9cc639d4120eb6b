using Digitalbeirat.Decisions.Sortition.Panels;

namespace Digitalbeirat.Decisions.Sortition.Draw;

/// <summary>Gives the seats of panels counted in types to people: inside a type in turn, over a random order, so that nobody gets more than one seat more than another of the type.</summary>
/// <remarks>In household classes of several households the turn is taken by whoever was drawn least among the households still free in the panel.</remarks>
public static class DealSeats
{
    /// <summary>For each panel the numbers of its people in the pool, ascending.</summary>
    /// <param name="pool">The pool in types.</param>
    /// <param name="panels">One count for each type.</param>
    /// <param name="random">Decides the orders.</param>
    public static IReadOnlyList<int[]> Of(TypedPool pool, IReadOnlyList<int[]> panels, HashStream random)
    {
        var order = pool.Members.Select(m => random.Shuffled(m)).ToArray();
        var next = new int[order.Length];
        var times = new int[pool.Pool.People.Count];
        var rank = new int[times.Length];
        var home = new int[times.Length];
        foreach (var members in order) for (var n = 0; n < members.Length; n++) rank[members[n]] = n;
        foreach (var households in pool.Households) for (var h = 0; h < households.Length; h++) foreach (var person in households[h]) home[person] = h;
        return [.. panels.Select(Deal)];

        int[] Deal(int[] panel)
        {
            var people = new List<int>();
            var taken = new HashSet<(int Class, int Household)>();
            foreach (var t in Enumerable.Range(0, panel.Length).Where(t => panel[t] > 0))
            {
                var kind = pool.ClassOf[t];
                if (kind < 0)
                {
                    for (var n = 0; n < panel[t]; n++) people.Add(order[t][next[t]++ % order[t].Length]);
                    continue;
                }
                for (var n = 0; n < panel[t]; n++)
                {
                    var person = order[t].Where(p => !taken.Contains((kind, home[p]))).MinBy(p => (times[p], rank[p]));
                    taken.Add((kind, home[person]));
                    times[person]++;
                    people.Add(person);
                }
            }
            return [.. people.Order()];
        }
    }
}
