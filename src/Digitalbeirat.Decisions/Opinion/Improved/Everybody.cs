using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Everybody with a vote, put on the map and into the nearest group, and what each group voted.</summary>
/// <param name="People">By row.</param>
/// <param name="Sizes">People in each group, the largest first.</param>
/// <param name="Counts">Votes of each group per statement, moderated ones included.</param>
/// <param name="Named">Number of the group around each of the centers.</param>
sealed record Everybody(PersonOnMap[] People, int[] Sizes, StatementCounts[][] Counts, int[] Named)
{
    // More than this many people are placed side by side.
    const int Many = 20_000, MostBlocks = 8;

    /// <summary>Places everybody. One pass over the votes.</summary>
    /// <param name="votes">All votes; every row has one.</param>
    /// <param name="rows">The rows of the conversation they stand in; null where they are the same.</param>
    /// <param name="active">The votes that shape the map.</param>
    /// <param name="enough">How many of these make somebody belong to a group.</param>
    /// <param name="placing">What they are placed with.</param>
    /// <param name="axes">The map.</param>
    /// <param name="centers">The middles of the groups.</param>
    /// <param name="belonging">Who belonged where on an earlier map.</param>
    [MethodImpl(Compiled.AtOnce)]
    public static Everybody Of(VoteMatrix votes, int[]? rows, VoteMatrix active, int enough, Placing placing, Axes axes, double[] centers, Belonging belonging)
    {
        var (people, groups, of, middles) = (new PersonOnMap[votes.Participants], centers.Length / Axes.Count, new int[votes.Participants], Grouping.Single(centers));
        var blocks = people.Length > Many ? MostBlocks : 1;
        if (blocks == 1) Place(0);
        else Parallel.For(0, blocks, Place);
        var sizes = new int[groups];
        foreach (var center in of) if (center >= 0) sizes[center]++;
        int[] order = [.. Enumerable.Range(0, groups).OrderByDescending(c => sizes[c]).ThenBy(c => centers[c * Axes.Count])];
        var named = new int[groups];
        for (var g = 0; g < groups; g++) named[order[g]] = g;
        for (var m = 0; m < of.Length; m++) if (of[m] is >= 0 and var center) people[m] = people[m] with { Group = of[m] = named[center] };
        return new(people, [.. order.Select(c => sizes[c])], [.. belonging.Follow(votes, rows, of, groups, blocks).Select(StatementCounts.From)], named);

        [MethodImpl(Compiled.AtOnce)]
        void Place(int block)
        {
            var (from, to) = ((int)((long)people.Length * block / blocks), (int)((long)people.Length * (block + 1) / blocks));
            var room = new Room();
            Span<float> coordinates = stackalloc float[Axes.Count * Room.People], styles = stackalloc float[Room.People], ranks = stackalloc float[Room.People], x = stackalloc float[Room.People], y = stackalloc float[Room.People], deviation = stackalloc float[Room.People];
            Span<int> nearest = stackalloc int[Room.People];
            for (; from < to; from += Room.People)
            {
                var count = Math.Min(Room.People, to - from);
                for (var s = 0; s < count; s++) placing.Gather(active.Row(from + s), room, s);
                placing.Place(room, axes);
                axes.Place(room.Mean, coordinates);
                for (var s = 0; s < count; s++) ranks[s] = axes.Ranks.Of(styles[s] = Places.StyleOf(room.OffOf(s), active.Row(from + s).Length));
                axes.Show(0, coordinates, ranks).CopyTo(x);
                axes.Show(1, coordinates, ranks).CopyTo(y);
                Axes.Deviation(room).CopyTo(deviation);
                Grouping.Nearest(coordinates, middles).CopyTo(nearest);
                for (var s = 0; s < count; s++)
                {
                    of[from + s] = groups > 0 && active.Row(from + s).Length >= enough ? nearest[s] : -1;
                    people[from + s] = new(rows?[from + s] ?? from + s, x[s], y[s], deviation[s], null, styles[s]);
                }
            }
        }
    }
}
