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

    /// <summary>Places everybody. One pass over the votes; people are cut into blocks whose counts, integers, are added up.</summary>
    /// <param name="votes">All votes; every row has one.</param>
    /// <param name="active">Those that shape the map.</param>
    /// <param name="enough">How many of these make somebody belong to a group.</param>
    /// <param name="placing">What they are placed with.</param>
    /// <param name="axes">The map.</param>
    /// <param name="centers">The middles of the groups.</param>
    public static Everybody Of(VoteMatrix votes, VoteMatrix active, int enough, Placing placing, Axes axes, double[] centers)
    {
        var (people, groups) = (new PersonOnMap[votes.Participants], centers.Length / Axes.Count);
        var blocks = people.Length > Many ? MostBlocks : 1;
        var (tallies, sizes) = (new int[blocks][][], new int[blocks][]);
        if (blocks == 1) Place(0);
        else Parallel.For(0, blocks, Place);
        for (var block = 1; block < blocks; block++)
            for (var g = 0; g < groups; g++)
            {
                sizes[0][g] += sizes[block][g];
                for (var cell = 0; cell < tallies[0][g].Length; cell++) tallies[0][g][cell] += tallies[block][g][cell];
            }
        int[] order = [.. Enumerable.Range(0, groups).OrderByDescending(c => sizes[0][c]).ThenBy(c => centers[c * Axes.Count])];
        var named = new int[groups];
        for (var g = 0; g < groups; g++) named[order[g]] = g;
        for (var m = 0; m < people.Length; m++) if (people[m].Group is { } center) people[m] = people[m] with { Group = named[center] };
        return new(people, [.. order.Select(c => sizes[0][c])], [.. order.Select(c => StatementCounts.From(tallies[0][c]))], named);

        void Place(int block)
        {
            var (from, to) = ((int)((long)people.Length * block / blocks), (int)((long)people.Length * (block + 1) / blocks));
            var (room, own) = (new Placing.Room(), new int[groups][]);
            for (var g = 0; g < groups; g++) own[g] = new int[4 * votes.Statements];
            (tallies[block], sizes[block]) = (own, new int[groups]);
            Span<double> coordinates = stackalloc double[Axes.Count];
            for (; from < to; from += Placing.Lanes)
            {
                var count = Math.Min(Placing.Lanes, to - from);
                for (var s = 0; s < count; s++) placing.Gather(active.Row(from + s), room, s);
                placing.Place(count, room);
                for (var s = 0; s < count; s++)
                {
                    var row = from + s;
                    axes.Place(room.MeanOf(s), coordinates);
                    var style = room.OffOf(s) / (active.Row(row).Length + Places.StyleOrdinary);
                    var (x, y) = axes.Show(coordinates, style);
                    int? group = groups > 0 && active.Row(row).Length >= enough ? Grouping.Nearest(coordinates, centers) : null;
                    people[from + s] = new(row, x, y, axes.Deviation(room.CovarianceOf(s)), group, style);
                    if (group is not { } g) continue;
                    sizes[block][g]++;
                    foreach (var cell in votes.Row(row)) own[g][cell]++;
                }
            }
        }
    }
}
