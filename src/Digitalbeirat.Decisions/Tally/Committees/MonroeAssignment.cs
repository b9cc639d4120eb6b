namespace Digitalbeirat.Decisions.Tally.Committees;

/// <summary>How many voters can be represented by an approved member when each member represents floor or ceiling of voters / members.</summary>
static class MonroeAssignment
{
    /// <summary>A largest matching with member capacities: every member may take floor(n/k), and n mod k of them one more. Augmenting paths; O(voters · edges).</summary>
    public static int Represented(IReadOnlyList<IReadOnlyList<int>> voters, IReadOnlyList<int> members)
    {
        int floor = voters.Count / members.Count, extra = voters.Count % members.Count;
        var taken = members.ToDictionary(m => m, _ => new List<int>());
        var matched = 0;
        for (var v = 0; v < voters.Count; v++)
            if (Seat(v, [])) matched++;
        return matched;

        bool Seat(int voter, HashSet<int> visited)
        {
            foreach (var m in members)
            {
                if (!voters[voter].Contains(m) || !visited.Add(m)) continue;
                if (taken[m].Count < floor || taken[m].Count == floor && extra > 0 && taken.Values.Count(t => t.Count > floor) < extra)
                {
                    taken[m].Add(voter);
                    return true;
                }
                // At the floor, and the additional places are all used: somebody may give one back.
                if (taken[m].Count == floor && extra > 0)
                    foreach (var full in members.Where(f => taken[f].Count > floor && visited.Add(f)).ToList())
                        foreach (var other in taken[full].ToList())
                        {
                            if (!Seat(other, visited)) continue;
                            taken[full].Remove(other);
                            taken[m].Add(voter);
                            return true;
                        }
                for (var i = 0; i < taken[m].Count; i++)
                {
                    var other = taken[m][i];
                    if (!Seat(other, visited)) continue;
                    taken[m][taken[m].IndexOf(other)] = voter;
                    return true;
                }
            }
            return false;
        }
    }
}
