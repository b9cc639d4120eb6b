using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>An explicit list of ways to break ties, tried one after the other; what it cannot decide throws <see cref="UnresolvedTie"/>.</summary>
/// <param name="rules">In the order in which they are tried.</param>
/// <param name="seed">For <see cref="TieRule.Lot"/>; named before the count.</param>
public sealed class TieBreaking(IReadOnlyList<TieRule> rules, string? seed = null)
{
    /// <summary>What Polish cities do: more votes, then the cheaper, then the list's order.</summary>
    public static TieBreaking Usual { get; } = new([TieRule.MaxVotes, TieRule.MinCost, TieRule.FileOrder]);

    /// <summary>In the order in which they are tried.</summary>
    public IReadOnlyList<TieRule> Rules { get; } = rules;

    /// <summary>For the lot.</summary>
    public string? Seed { get; } = seed;

    /// <summary>Chooses among tied projects, given by index, and says how.</summary>
    internal (int Chosen, Tie Tie) Choose(IReadOnlyList<int> tied, IReadOnlyList<Project> projects, IReadOnlyList<long> scores, int round)
    {
        var left = tied.Order().ToList();
        foreach (var rule in Rules)
        {
            string? lot = null;
            var before = left.Count;
            switch (rule)
            {
                case TieRule.MaxVotes: Keep(p => -scores[p]); break;
                case TieRule.MinCost: Keep(p => projects[p].Cost); break;
                case TieRule.MaxCost: Keep(p => -projects[p].Cost); break;
                case TieRule.FileOrder: left = [left[0]]; break;
                case TieRule.Id: left = [left.MinBy(p => projects[p].Id, StringComparer.Ordinal)]; break;
                case TieRule.Lot:
                    var drawnBy = Seed ?? throw new UnresolvedTie([.. left.Select(p => projects[p].Id)], Rules);
                    var drawn = left[Lot.Draw(drawnBy, $"round {round}", [.. left.Select(p => projects[p].Id)])];
                    lot = $"seed {drawnBy}, round {round}, {Lot.Shown(drawnBy, $"round {round}", projects[drawn].Id)}";
                    left = [drawn];
                    break;
            }
            if (left.Count == 1) return (left[0], new(round, [.. tied.Order().Select(p => projects[p].Id)], projects[left[0]].Id, rule, lot));

            void Keep(Func<int, long> key)
            {
                var best = left.Min(key);
                left = [.. left.Where(p => key(p) == best)];
            }
        }
        throw new UnresolvedTie([.. left.Select(p => projects[p].Id)], Rules);
    }
}
