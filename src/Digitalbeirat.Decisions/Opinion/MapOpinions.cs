using Digitalbeirat.Decisions.Opinion.Improved;
using Digitalbeirat.Decisions.Opinion.Polis;

namespace Digitalbeirat.Decisions.Opinion;

/// <summary>Draws the map of opinions of a conversation.</summary>
public static class MapOpinions
{
    /// <summary>Computes the map.</summary>
    /// <param name="votes">The last vote of everybody on every statement; rows and columns in the order of their ids. Empty rows and columns are nobody and nothing.</param>
    /// <param name="left">True for each statement that moderation took out or that is about the conversation itself: it does not shape the map.</param>
    /// <param name="mode">The product's own way, or the way of Polis.</param>
    /// <param name="groups">Number of groups, at least 1; null to let the votes decide.</param>
    /// <param name="meta">Which statements are about the conversation itself (Polis mode gives them a fixed priority).</param>
    /// <exception cref="ArgumentException">The lists do not fit the votes.</exception>
    /// <remarks>A pure function: the same votes give the same bits, in whatever order they came, on any number of cores. Both modes run in O(V) apart from constants; see <see cref="PolisMap"/> and docs/method/opinion-map.md.</remarks>
    public static OpinionMap Of(VoteMatrix votes, bool[] left, MapMode mode = MapMode.Improved, int? groups = null, bool[]? meta = null)
    {
        if (left.Length != votes.Statements) throw new ArgumentException("There must be one entry for each statement.", nameof(left));
        if (groups < 1) throw new ArgumentOutOfRangeException(nameof(groups), groups, "There is at least one group.");
        return mode == MapMode.Polis ? Polis(votes, PolisMap.Compute(votes, left, meta, groups), left) : ImprovedMap.Compute(votes, left, groups).Map;
    }

    static OpinionMap Polis(VoteMatrix votes, PolisResult result, bool[] left)
    {
        var all = votes.Counts;
        var people = result.Order.Order().Select(i => new PersonOnMap(i, result.X[i], result.Y[i], null, result.GroupOf[i] < 0 ? null : result.GroupOf[i], null)).ToArray();
        var views = Enumerable.Range(0, votes.Statements).Select(j =>
        {
            StatementCounts[] own = [.. result.Counts.Select(g => g[j])];
            double[] shares = [.. own.Select(c => (c.Agree + 1.0) / (c.Seen + 2))];
            return new StatementView(j, all[j], own, shares, result.Components[0][j], result.Components[1][j], result.Extremity[j], result.Priorities[j], left[j] || all[j].Seen == 0 ? null : new(result.GroupAwareConsensus[j], null, null));
        }).ToArray();
        return new(MapMode.Polis, people.Length, all.Count(c => c.Seen > 0), votes.Votes, result.Variance,
            OpinionGroup.Of(people, result.Groups, g => [.. result.Representative[g].Select(r => new Representative(r.Statement, r.Agree ? 1 : -1, r.Successes, r.Trials, r.Share, r.Lift, r.LiftTest, null))]), people, views, null);
    }
}
