using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Decisions.Budgeting.Explaining;

/// <summary>Two outcomes of one election, held against each other voter by voter: who has more selected projects on the own ballot.</summary>
/// <param name="PreferFirst">Voters with more of the first outcome's projects.</param>
/// <param name="PreferSecond">Voters with more of the second outcome's projects.</param>
/// <param name="Indifferent">All others.</param>
/// <param name="OnlyFirst">Projects selected only by the first.</param>
/// <param name="OnlySecond">Projects selected only by the second.</param>
public sealed record Comparison(long PreferFirst, long PreferSecond, long Indifferent, IReadOnlyList<int> OnlyFirst, IReadOnlyList<int> OnlySecond)
{
    /// <summary>Compares. O(entries on ballots).</summary>
    public static Comparison Of(Election election, Outcome first, Outcome second)
    {
        var worth = new int[election.Projects.Count];
        foreach (var p in first.Selected) worth[p]++;
        foreach (var p in second.Selected) worth[p]--;
        long one = 0, two = 0, none = 0;
        for (var b = 0; b < election.Ballots.Distinct; b++)
        {
            var sum = 0;
            foreach (var p in election.Ballots.On(b)) sum += worth[p];
            if (sum > 0) one += election.Ballots.CountOf(b);
            else if (sum < 0) two += election.Ballots.CountOf(b);
            else none += election.Ballots.CountOf(b);
        }
        return new(one, two, none, [.. first.Selected.Where(p => worth[p] > 0)], [.. second.Selected.Where(p => worth[p] < 0)]);
    }

    /// <summary>The comparison step of Wieliczka and Świecie: the first outcome stands unless strictly more voters have more of the second.</summary>
    public bool FirstStands => PreferSecond <= PreferFirst;
}
