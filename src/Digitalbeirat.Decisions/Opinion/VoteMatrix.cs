using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion;

/// <summary>Who voted what: a sparse matrix of participants by statements with the answers agree (+1), pass (0) and disagree (−1).</summary>
/// <remarks>
/// Rows are participants, cells within a row ascend by statement; a cell is one 16-bit word, statement · 4 + answer + 1, so a hundred million votes take 200 MB.
/// The matrix says nothing about who the rows are; callers keep rows and columns in the order of their ids, which makes every result independent of the order of arrival.
/// </remarks>
public sealed class VoteMatrix
{
    /// <summary>The most statements a matrix can hold: fourteen bits of a cell name the statement.</summary>
    public const int MostStatements = 1 << 14;

    readonly ushort[] cells;
    readonly int[] starts, ends;
    readonly int shift;
    StatementCounts[]? counts;

    // Rows one behind the other: a row ends where the next one starts.
    internal VoteMatrix(int statements, int[] starts, ushort[] cells)
    {
        (Participants, Statements, Votes) = (starts.Length - 1, statements, starts[^1]);
        (this.starts, ends, shift, this.cells) = (starts, starts, 1, cells);
    }

    // A look at rows that somebody else keeps, with room between them, and counts.
    internal VoteMatrix(int participants, int[] starts, int[] ends, ushort[] cells, int votes, StatementCounts[] counts)
    {
        (Participants, Statements, Votes) = (participants, counts.Length, votes);
        (this.starts, this.ends, this.cells, this.counts) = (starts, ends, cells, counts);
    }

    /// <summary>Number of participants, those without a vote included.</summary>
    public int Participants { get; }

    /// <summary>Number of statements, those without a vote included.</summary>
    public int Statements { get; }

    /// <summary>Number of votes, passes included.</summary>
    public int Votes { get; }

    /// <summary>The counts of every statement; counted once.</summary>
    internal StatementCounts[] Counts => counts ??= StatementCounts.Of(this);

    /// <summary>The cells of a participant, ascending by statement; see <see cref="StatementOf"/> and <see cref="AnswerOf"/>.</summary>
    /// <param name="participant">Row, from 0.</param>
    public ReadOnlySpan<ushort> Row(int participant) => cells.AsSpan(starts[participant], ends[participant + shift] - starts[participant]);

    /// <summary>The statement a cell belongs to.</summary>
    /// <param name="cell">A cell of <see cref="Row"/>.</param>
    public static int StatementOf(ushort cell) => cell >> 2;

    /// <summary>The answer in a cell: 1 agree, 0 pass, −1 disagree.</summary>
    /// <param name="cell">A cell of <see cref="Row"/>.</param>
    public static int AnswerOf(ushort cell) => (cell & 3) - 1;

    /// <summary>The cell of a statement and an answer.</summary>
    /// <param name="statement">Column, from 0.</param>
    /// <param name="answer">1, 0 or −1.</param>
    public static ushort Cell(int statement, int answer) => (ushort)((statement << 2) | (answer + 1));

    /// <summary>Builds the matrix of votes in any order; a later vote on the same cell replaces an earlier one.</summary>
    /// <param name="participants">Number of rows.</param>
    /// <param name="statements">Number of columns, at most <see cref="MostStatements"/>.</param>
    /// <param name="votes">Row, column and answer of each vote.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row, column or answer is outside its range, or there are too many statements.</exception>
    /// <remarks>Time O(V log n), n being the most votes of one participant; space O(V).</remarks>
    public static VoteMatrix From(int participants, int statements, IReadOnlyCollection<(int Participant, int Statement, int Answer)> votes)
    {
        var rows = new int[votes.Count];
        var cells = new ushort[votes.Count];
        var at = 0;
        foreach (var (participant, statement, answer) in votes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(participant);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(participant, participants);
            ArgumentOutOfRangeException.ThrowIfNegative(statement);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(statement, statements);
            if (answer is < -1 or > 1) throw new ArgumentOutOfRangeException(nameof(votes), answer, "An answer is 1, 0 or -1.");
            rows[at] = participant;
            cells[at++] = Cell(statement, answer);
        }
        return FromEvents(participants, statements, rows, cells);
    }

    /// <summary>The same from two parallel arrays in order of time: the row and the cell of each vote.</summary>
    /// <param name="participants">Number of rows.</param>
    /// <param name="statements">Number of columns, at most <see cref="MostStatements"/>.</param>
    /// <param name="rows">Row of each vote.</param>
    /// <param name="events">Cell of each vote, made by <see cref="Cell"/>.</param>
    public static VoteMatrix FromEvents(int participants, int statements, ReadOnlySpan<int> rows, ReadOnlySpan<ushort> events)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statements, MostStatements);
        var starts = new int[participants + 1];
        foreach (var row in rows) starts[row + 1]++;
        for (var i = 0; i < participants; i++) starts[i + 1] += starts[i];
        var cells = new ushort[rows.Length];
        var next = starts.AsSpan(0, participants).ToArray();
        for (var i = 0; i < rows.Length; i++) cells[next[rows[i]]++] = events[i];
        return new VoteMatrix(statements, starts, Settle(starts, cells));
    }

    // Orders every row by statement; of several votes on one statement the last stays. Starts are moved along.
    static ushort[] Settle(int[] starts, ushort[] cells)
    {
        var write = 0;
        var last = new Dictionary<int, ushort>();
        for (var (i, from) = (0, 0); i < starts.Length - 1; i++)
        {
            var row = cells.AsSpan(from, starts[i + 1] - from);
            from = starts[i + 1];
            if (!Ascends(row))
            {
                last.Clear();
                foreach (var cell in row) last[cell >> 2] = cell;
                row = row[..last.Count];
                var at = 0;
                foreach (var cell in last.Values) row[at++] = cell;
                row.Sort();
            }
            row.CopyTo(cells.AsSpan(write));
            starts[i] = write;
            write += row.Length;
        }
        starts[^1] = write;
        return write == cells.Length ? cells : cells[..write];
    }

    static bool Ascends(ReadOnlySpan<ushort> row)
    {
        for (var i = 1; i < row.Length; i++) if (row[i] >> 2 <= row[i - 1] >> 2) return false;
        return true;
    }

    /// <summary>The matrix without the statements that are moderated out; columns keep their numbers, their cells are gone.</summary>
    /// <param name="left">True for each statement that is left out.</param>
    public VoteMatrix Without(ReadOnlySpan<bool> left)
    {
        if (!left.Contains(true)) return this;
        var kept = new ushort[Votes];
        var starts = new int[Participants + 1];
        var at = 0;
        for (var i = 0; i < Participants; i++)
        {
            foreach (var cell in Row(i)) if (!left[cell >> 2]) kept[at++] = cell;
            starts[i + 1] = at;
        }
        return new VoteMatrix(Statements, starts, kept[..at]);
    }

    /// <summary>The same votes without rows that nobody voted in, and which rows are left; null where none is empty. Copies no vote.</summary>
    internal (VoteMatrix Votes, int[]? Rows) Peopled()
    {
        var people = 0;
        for (var i = 0; i < Participants; i++) if (Row(i).Length > 0) people++;
        if (people == Participants) return (this, null);
        var (rows, from, to, at) = (new int[people], new int[people], new int[people], 0);
        for (var i = 0; i < Participants; i++)
            if (Row(i).Length > 0) (rows[at], from[at], to[at++]) = (i, starts[i], ends[i + shift]);
        return (new(people, from, to, cells, Votes, Counts), rows);
    }

    /// <summary>The votes of neighbouring people by statement: a row for each statement, in its cells the people, from 0, in the place of the statement.</summary>
    [MethodImpl(Compiled.AtOnce)]
    internal VoteMatrix Turned(int first, int end)
    {
        var next = new int[Statements + 1];
        for (var i = first; i < end; i++)
            foreach (var cell in Row(i)) next[(cell >> 2) + 1]++;
        for (var j = 0; j < Statements; j++) next[j + 1] += next[j];
        var (starts, turned) = ((int[])next.Clone(), GC.AllocateUninitializedArray<ushort>(next[^1]));
        for (var i = first; i < end; i++)
            foreach (var cell in Row(i)) turned[next[cell >> 2]++] = (ushort)(((i - first) << 2) | (cell & 3));
        return new(end - first, starts, turned);
    }

    /// <summary>The rows of some people, in the order in which they are named.</summary>
    [MethodImpl(Compiled.AtOnce)]
    internal VoteMatrix Only(int[] people)
    {
        var starts = new int[people.Length + 1];
        for (var p = 0; p < people.Length; p++) starts[p + 1] = starts[p] + Row(people[p]).Length;
        var kept = GC.AllocateUninitializedArray<ushort>(starts[^1]);
        for (var p = 0; p < people.Length; p++) Row(people[p]).CopyTo(kept.AsSpan(starts[p]));
        return new(Statements, starts, kept);
    }
}
