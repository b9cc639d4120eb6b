using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>The product's own map: learns the statements, finds axes and groups, places everybody, and says what sets the groups apart and what bridges them.</summary>
static class ImprovedMap
{
    const int EnoughVotes = 7, Sample = 4096;

    [MethodImpl(Compiled.AtOnce)]
    public static (OpinionMap Map, Placing Placing, Axes Axes, StatementCounts[] Counts) Compute(VoteMatrix given, bool[] left, int? asked, Belonging? belonging = null)
    {
        // Samples, halves and blocks must not depend on numbers that are nobody's.
        var (votes, rows) = given.Peopled();
        var all = votes.Counts;
        var active = votes.Without(left);
        var enough = Math.Max(1, Math.Min(EnoughVotes, active.Counts.Count(c => c.Seen > 0)));
        var counted = new List<int>(votes.Participants);
        for (var i = 0; i < votes.Participants; i++) if (active.Row(i).Length >= enough) counted.Add(i);
        var (model, placing) = Learning.Run(active);
        // Axes and the middles of the groups are found on a sample of those who count.
        var places = Places.Of(active, [.. Sampling.Some(CollectionsMarshal.AsSpan(counted), Sample).Select(m => counted[m])], model, placing);
        var axes = Axes.Of(active.Counts, places);
        var groups = Groups.Find(active, places, placing, axes, asked);
        var everybody = Everybody.Of(votes, rows, active, enough, placing, axes, groups.Centers, belonging ?? new());
        var expected = Bridging.Expected(places, active.Counts, [.. groups.Of.Select(c => everybody.Named[c])], groups.Count);
        int[] sizes = everybody.Sizes;
        var views = new StatementView[votes.Statements];
        for (var j = 0; j < views.Length; j++)
        {
            var (own, shares, means) = (new StatementCounts[sizes.Length], new double[sizes.Length], new double[sizes.Length]);
            for (var g = 0; g < sizes.Length; g++)
            {
                (own[g], means[g]) = (everybody.Counts[g][j], expected[g][j]);
                shares[g] = left[j] ? (own[g].Agree + 1.0) / (own[g].Seen + 2) : Bridging.Share(own[g], means[g]);
            }
            var pull = axes.Statements.AsSpan(j * Axes.Count, Axes.Count);
            var divides = 0.0;
            for (var f = 0; f < Axes.Count; f++) divides += pull[f] * pull[f] * axes.Variance[f];
            views[j] = new(j, all[j], own, shares, pull[0], pull[1], Math.Sqrt(divides), model.Information(j), left[j] || all[j].Seen == 0 || sizes.Length == 0 ? null : Bridging.Score(own, means, sizes));
        }
        var representative = Discoveries.Of(everybody.Counts, left);
        var total = 0.0;
        for (var j = 0; j < all.Length; j++) if (!left[j]) total += all[j].Agree + all[j].Disagree - all[j].Seen * all[j].Mean * all[j].Mean;
        var map = new OpinionMap(MapMode.Improved, everybody.People.Length, all.Count(c => c.Seen > 0), votes.Votes, [.. axes.Variance.Take(2).Select(v => total > 0 ? Math.Min(1, v * active.Votes / total) : 0)],
            OpinionGroup.Of(everybody.People, sizes.Length, g => representative[g]), everybody.People, views, groups.Stability);
        return (map, placing, axes, active.Counts);
    }
}
