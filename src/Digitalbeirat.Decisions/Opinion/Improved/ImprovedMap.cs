namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>The product's own map: learns the statements, places everybody, finds the groups, and says what sets them apart and what bridges them.</summary>
static class ImprovedMap
{
    const int EnoughVotes = 7;

    public static (OpinionMap Map, Learning.Places Places, Axes Axes) Compute(VoteMatrix votes, bool[] left, int? asked)
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
        var expected = Bridging.Expected(places, StatementCounts.Of(active), grouped.Of, grouped.Count);
        int[] sizes = [.. Enumerable.Range(0, grouped.Count).Select(g => grouped.Of.Count(own => own == g))];
        var views = new StatementView[votes.Statements];
        for (var j = 0; j < views.Length; j++)
        {
            StatementCounts[] own = [.. counts.Select(g => g[j])];
            double[] shares = [.. own.Select((c, g) => left[j] ? (c.Agree + 1.0) / (c.Seen + 2) : Bridging.Share(c, expected[g][j]))];
            var pull = axes.Statements.AsSpan(j * Axes.Count, Axes.Count);
            var divides = 0.0;
            for (var f = 0; f < Axes.Count; f++) divides += pull[f] * pull[f] * axes.Variance[f];
            views[j] = new(j, all[j], own, shares, pull[0], pull[1], Math.Sqrt(divides), places.Model.Information(j), left[j] || all[j].Seen == 0 || grouped.Count == 0 ? null : Bridging.Score(own, [.. expected.Select(e => e[j])], sizes));
        }
        var representative = Discoveries.Of(counts, left);
        var people = Enumerable.Range(0, votes.Participants).Where(i => votes.Row(i).Length > 0).Select(i =>
        {
            var (x, y) = axes.Show(axes.People.AsSpan(i * Axes.Count, Axes.Count), axes.Style[i]);
            return new PersonOnMap(i, x, y, axes.Deviation(places.Covariance.AsSpan(i * Packed.Entries, Packed.Entries)), grouped.Of[i] < 0 ? null : grouped.Of[i], axes.Style[i]);
        }).ToArray();
        var total = 0.0;
        for (var j = 0; j < all.Length; j++) if (!left[j]) total += all[j].Agree + all[j].Disagree - all[j].Seen * all[j].Mean * all[j].Mean;
        var map = new OpinionMap(MapMode.Improved, people.Length, all.Count(c => c.Seen > 0), votes.Votes, [.. axes.Variance.Take(2).Select(v => total > 0 ? Math.Min(1, v * active.Votes / total) : 0)],
            OpinionGroup.Of(people, grouped.Count, g => representative[g]), people, views, grouped.Stability);
        return (map, places, axes);
    }
}
