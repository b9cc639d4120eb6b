using Digitalbeirat.Decisions.Opinion.Improved;
using Digitalbeirat.Decisions.Opinion.Polis;

namespace Digitalbeirat.Decisions.Opinion.Live;

/// <summary>A conversation that goes on: votes are cast, changed, withdrawn and erased in any order, and every result equals, bit for bit, that of a batch over the votes that are left.</summary>
/// <remarks>
/// Kept are the votes, the counts of each statement and of each group on the last map, and, for large conversations, the pair tables: integers all of them, so nothing drifts and nothing remembers the order. It can be rebuilt from the votes at any time.
/// People and statements are numbered by the caller in the order of their ids; a number whose votes are erased is nobody. Not safe for use by several threads at once.
/// </remarks>
public sealed class LiveConversation
{
    // One part in eight of the votes is kept free for those to come.
    const int Slack = 8;

    readonly int statements;
    readonly int[] tally;
    // Everybody's votes stand in one array, each row with room at its end; a row that outgrows its room moves behind the last.
    ushort[] cells = [];
    int[] starts = [], ends = [], limits = [];
    int used;
    PairTables? pairs;
    Drawn? drawn;
    readonly Belonging belonging = new();
    // What everybody's group was called on the map last drawn by Redraw, −1 for none.
    int[] named = [];

    sealed record Drawn(Placing Placing, Axes Axes, bool[] Known, Room Room, ushort[] Some);

    /// <summary>Begins an empty conversation.</summary>
    /// <param name="statements">Number of statements that can be voted on, at most <see cref="VoteMatrix.MostStatements"/>.</param>
    public LiveConversation(int statements)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statements, VoteMatrix.MostStatements);
        ArgumentOutOfRangeException.ThrowIfNegative(statements);
        this.statements = statements;
        tally = new int[4 * statements];
    }

    /// <summary>Begins with votes already cast. O(V).</summary>
    public LiveConversation(VoteMatrix votes) : this(votes.Statements)
    {
        (starts, ends, limits) = (new int[votes.Participants], new int[votes.Participants], new int[votes.Participants]);
        cells = new ushort[votes.Votes + votes.Votes / Slack];
        for (var i = 0; i < votes.Participants; i++)
        {
            var row = votes.Row(i);
            row.CopyTo(cells.AsSpan(used));
            starts[i] = used;
            ends[i] = limits[i] = used += row.Length;
            foreach (var cell in row) tally[cell]++;
        }
        Votes = votes.Votes;
    }

    /// <summary>Number of votes that stand.</summary>
    public int Votes { get; private set; }

    /// <summary>The counts of a statement: exact after every change.</summary>
    public StatementCounts this[int statement] => new(tally[4 * statement + 2], tally[4 * statement + 1], tally[4 * statement]);

    /// <summary>The votes of a participant.</summary>
    public ReadOnlySpan<ushort> Row(int participant) => participant < starts.Length ? cells.AsSpan(starts[participant], ends[participant] - starts[participant]) : [];

    /// <summary>Takes in a vote, or changes it if the participant voted on the statement before. O(n) integer additions, n being the participant's votes.</summary>
    /// <param name="participant">Row, from 0; new rows come into being.</param>
    /// <param name="statement">Column.</param>
    /// <param name="answer">1 agree, 0 pass, −1 disagree.</param>
    public void Cast(int participant, int statement, int answer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(participant);
        ArgumentOutOfRangeException.ThrowIfNegative(statement);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(statement, statements);
        if (answer is < -1 or > 1) throw new ArgumentOutOfRangeException(nameof(answer), answer, "An answer is 1, 0 or -1.");
        Grow(participant);
        Withdraw(participant, statement);
        var at = ~Find(participant, statement);
        var cell = VoteMatrix.Cell(statement, answer);
        pairs?.Change(Row(participant), cell, 1);
        belonging.Change(participant, cell, 1);
        if (ends[participant] == limits[participant]) Move(participant);
        var row = cells.AsSpan(starts[participant], ends[participant]++ - starts[participant] + 1);
        row[at..^1].CopyTo(row[(at + 1)..]);
        row[at] = cell;
        tally[cell]++;
        Votes++;
    }

    /// <summary>Takes a vote back; nothing happens if there is none. O(n).</summary>
    public void Withdraw(int participant, int statement)
    {
        if (participant >= starts.Length || Find(participant, statement) is var at && at < 0) return;
        var row = cells.AsSpan(starts[participant], ends[participant]-- - starts[participant]);
        var cell = row[at];
        row[(at + 1)..].CopyTo(row[at..]);
        pairs?.Change(Row(participant), cell, -1);
        belonging.Change(participant, cell, -1);
        tally[cell]--;
        Votes--;
    }

    /// <summary>Erases a participant: every vote of his or hers, as if it had never been cast. O(n²).</summary>
    public void Erase(int participant)
    {
        while (Row(participant) is [.., var last]) Withdraw(participant, last >> 2);
        if (participant < named.Length) named[participant] = -1;
    }

    // Where the vote stands in the row, or the complement of where it would.
    int Find(int participant, int statement)
    {
        var row = Row(participant);
        var (low, high) = (0, row.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (row[middle] >> 2 < statement) low = middle + 1;
            else high = middle;
        }
        return low < row.Length && row[low] >> 2 == statement ? low : ~low;
    }

    void Grow(int participant)
    {
        if (participant < starts.Length) return;
        var size = Math.Max(participant + 1, Math.Min(starts.Length * 2, Array.MaxLength));
        Array.Resize(ref starts, size);
        Array.Resize(ref ends, size);
        Array.Resize(ref limits, size);
    }

    // Gives a row half as much room again behind the last row.
    void Move(int participant)
    {
        var length = ends[participant] - starts[participant];
        var room = Math.Max(8, length + length / 2);
        if (used > cells.Length - room) Close(room);
        Row(participant).CopyTo(cells.AsSpan(used));
        starts[participant] = used;
        ends[participant] = used + length;
        limits[participant] = used += room;
    }

    // Closes the gaps that rows left behind, in a new array with room for a while.
    void Close(int room)
    {
        var closed = new ushort[checked(Votes + Votes / Slack + Math.Max(1024, 2 * room))];
        used = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            var row = Row(i);
            row.CopyTo(closed.AsSpan(used));
            starts[i] = used;
            ends[i] = limits[i] = used += row.Length;
        }
        cells = closed;
    }

    int People()
    {
        var people = starts.Length;
        while (people > 0 && starts[people - 1] == ends[people - 1]) people--;
        return people;
    }

    /// <summary>The votes that stand, as a batch would read them. O(V).</summary>
    public VoteMatrix Matrix()
    {
        var (people, at) = (People(), 0);
        var (starts, cells) = (new int[people + 1], GC.AllocateUninitializedArray<ushort>(Votes));
        for (var i = 0; i < people; i++)
        {
            Row(i).CopyTo(cells.AsSpan(at));
            starts[i + 1] = at += Row(i).Length;
        }
        return new(statements, starts, cells);
    }

    // The same without a copy; it holds until the next vote.
    VoteMatrix Look() => new(People(), starts, ends, cells, Votes, StatementCounts.From(tally));

    /// <summary>Draws the map anew; from then on <see cref="Where"/> places people on it.</summary>
    /// <param name="left">True for each statement that does not shape the map.</param>
    /// <param name="groups">Number of groups; null to let the votes decide.</param>
    public OpinionMap Draw(bool[] left, int? groups = null)
    {
        var (map, placing, axes, counts) = ImprovedMap.Compute(Look(), left, groups, belonging);
        drawn = new(placing, axes, [.. counts.Select(c => c.Seen > 0)], new(), new ushort[statements]);
        return map;
    }

    /// <summary>Draws the map anew, and calls its groups as they were called when it was last drawn so (<see cref="OpinionMap.Keeping"/>). All but the names is that of <see cref="Draw"/>.</summary>
    /// <param name="left">True for each statement that does not shape the map.</param>
    /// <param name="groups">Number of groups; null to let the votes decide.</param>
    public OpinionMap Redraw(bool[] left, int? groups = null)
    {
        var map = Draw(left, groups).Keeping(named);
        named = new int[starts.Length];
        Array.Fill(named, -1);
        foreach (var person in map.People) if (person.Group is { } g) named[person.Participant] = map.Groups[g].Name;
        return map;
    }

    /// <summary>The map as Polis draws it. The pair tables are made at the first call for a large conversation and kept up from then on.</summary>
    public PolisResult DrawAsPolis(bool[] left, bool[]? meta = null, int? groups = null)
    {
        var votes = Look();
        if (pairs is null && PairTables.Worth(votes)) pairs = PairTables.Of(votes);
        return PolisMap.Compute(votes, left, meta, groups, pairs);
    }

    /// <summary>Where a participant stands on the map last drawn, given the votes of this moment. O(n), allocates nothing.</summary>
    /// <returns>The coordinates, or null before the first map.</returns>
    public (double X, double Y)? Where(int participant)
    {
        if (drawn is not { } d || participant >= starts.Length) return null;
        Span<float> coordinates = stackalloc float[Axes.Count * Room.People], ranks = stackalloc float[Room.People];
        var n = 0;
        // Only statements the map knows say where somebody stands.
        foreach (var cell in Row(participant)) if (d.Known[cell >> 2]) d.Some[n++] = cell;
        d.Placing.Gather(d.Some.AsSpan(0, n), d.Room, 0);
        d.Placing.Place(d.Room);
        d.Axes.Place(d.Room.Mean, coordinates);
        ranks[0] = d.Axes.Ranks.Of(Places.StyleOf(d.Room.OffOf(0), n));
        return (d.Axes.Show(0, coordinates, ranks)[0], d.Axes.Show(1, coordinates, ranks)[0]);
    }
}
