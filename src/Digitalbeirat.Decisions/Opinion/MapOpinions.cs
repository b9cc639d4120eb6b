using Digitalbeirat.Decisions.Opinion.Improved;
using Digitalbeirat.Decisions.Opinion.Polis;

namespace Digitalbeirat.Decisions.Opinion;

/// <summary>Draws the map of opinions of a conversation.</summary>
public static class MapOpinions
{
    const int EnoughVotes = 7;

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
        return mode == MapMode.Polis ? Polis(votes, PolisMap.Compute(votes, left, meta, groups), left) : Improved(votes, left, groups);
    }

    static OpinionMap Improved(VoteMatrix votes, bool[] left, int? asked)
    {
        var all = StatementCounts.Of(votes);
        var active = votes.Without(left);
        var places = Learning.Run(active);
        var enough = Math.Min(EnoughVotes, all.Where((c, j) => c.Seen > 0 && !left[j]).Count());
        var counted = new bool[votes.Participants];
        for (var i = 0; i < counted.Length; i++) counted[i] = enough > 0 && active.Row(i).Length >= enough;
        var axes = Axes.Of(active, places, counted);
        var grouped = Groups.Find(active, places, axes, [.. Enumerable.Range(0, counted.Length).Where(i => counted[i])], asked);
        var counts = StatementCounts.Of(votes, grouped.Of, grouped.Count);
        var expected = Bridging.Expected(places, grouped.Of, grouped.Count);
        var views = new StatementView[votes.Statements];
        for (var j = 0; j < views.Length; j++)
        {
            StatementCounts[] own = [.. counts.Select(g => g[j])];
            double[] shares = [.. own.Select((c, g) => left[j] ? (c.Agree + 1.0) / (c.Seen + 2) : Bridging.Share(c, expected[g][j]))];
            var pull = axes.Statements.AsSpan(j * Axes.Count, Axes.Count);
            var divides = 0.0;
            for (var f = 0; f < Axes.Count; f++) divides += pull[f] * pull[f] * axes.Variance[f];
            views[j] = new(j, all[j], own, shares, pull[0], pull[1], Math.Sqrt(divides), left[j] || all[j].Seen == 0 || grouped.Count == 0 ? null : Bridging.Score(own, shares));
        }
        var representative = Discoveries.Of(counts, left);
        var people = Enumerable.Range(0, votes.Participants).Where(i => votes.Row(i).Length > 0)
            .Select(i => new PersonOnMap(i, axes.People[i * Axes.Count], axes.People[i * Axes.Count + 1], axes.Deviation(places.Covariance.AsSpan(i * Packed.Entries, Packed.Entries)), grouped.Of[i] < 0 ? null : grouped.Of[i], axes.Style[i])).ToArray();
        var total = 0.0;
        for (var j = 0; j < all.Length; j++) if (!left[j]) total += all[j].Agree + all[j].Disagree - all[j].Seen * all[j].Mean * all[j].Mean;
        return new(MapMode.Improved, people.Length, all.Count(c => c.Seen > 0), votes.Votes, [.. axes.Variance.Take(2).Select(v => total > 0 ? Math.Min(1, v * active.Votes / total) : 0)],
            Grouped(people, grouped.Count, g => representative[g]), people, views, grouped.Stability);
    }

    static OpinionMap Polis(VoteMatrix votes, PolisResult result, bool[] left)
    {
        var all = StatementCounts.Of(votes);
        var people = result.Order.Order().Select(i => new PersonOnMap(i, result.X[i], result.Y[i], null, result.GroupOf[i] < 0 ? null : result.GroupOf[i], null)).ToArray();
        var views = Enumerable.Range(0, votes.Statements).Select(j =>
        {
            StatementCounts[] own = [.. result.Counts.Select(g => g[j])];
            double[] shares = [.. own.Select(c => (c.Agree + 1.0) / (c.Seen + 2))];
            return new StatementView(j, all[j], own, shares, result.Components[0][j], result.Components[1][j], result.Extremity[j], left[j] || all[j].Seen == 0 ? null : new(result.GroupAwareConsensus[j], null, null));
        }).ToArray();
        return new(MapMode.Polis, people.Length, all.Count(c => c.Seen > 0), votes.Votes, result.Variance,
            Grouped(people, result.Groups, g => [.. result.Representative[g].Select(r => new Representative(r.Statement, r.Agree ? 1 : -1, r.Successes, r.Trials, r.Share, r.Lift, r.LiftTest, null))]), people, views, null);
    }

    static OpinionGroup[] Grouped(PersonOnMap[] people, int groups, Func<int, IReadOnlyList<Representative>> representative)
    {
        var (size, x, y) = (new int[groups], new double[groups], new double[groups]);
        foreach (var person in people)
        {
            if (person.Group is not { } g) continue;
            size[g]++;
            x[g] += person.X;
            y[g] += person.Y;
        }
        return [.. Enumerable.Range(0, groups).Select(g => new OpinionGroup(g, size[g], x[g] / Math.Max(1, size[g]), y[g] / Math.Max(1, size[g]), representative(g)))];
    }
}
