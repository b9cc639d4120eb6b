namespace Digitalbeirat.Decisions.Opinion.Reading;

/// <summary>Gathers votes with ids of any kind and brings rows, columns and time into their order.</summary>
sealed class VoteIntake
{
    readonly IdTable participants = new(), statements = new();
    int[] rows = new int[1024];
    ushort[] cells = new ushort[1024];
    long[]? times;
    bool ordered = true;
    int count;

    public void Add(CsvReader csv, ReadOnlySpan<char> participant, ReadOnlySpan<char> statement, int answer, long time)
    {
        if (count == rows.Length)
        {
            if (count > int.MaxValue / 2) throw new VoteFileException(csv.Line, null, "There are more than a thousand million votes.");
            Array.Resize(ref rows, 2 * count);
            Array.Resize(ref cells, 2 * count);
            if (times is not null) Array.Resize(ref times, 2 * count);
        }
        if (time != 0) times ??= new long[rows.Length];
        var column = statements.Of(statement);
        if (column >= VoteMatrix.MostStatements) throw new VoteFileException(csv.Line, null, $"There are more than {VoteMatrix.MostStatements} statements.");
        rows[count] = participants.Of(participant);
        cells[count] = VoteMatrix.Cell(column, answer);
        if (times is not null)
        {
            times[count] = time;
            if (count > 0 && times[count - 1] > time) ordered = false;
        }
        count++;
    }

    public VotesRead Settle(IReadOnlyList<Statement> listed)
    {
        Array.Resize(ref rows, count);
        Array.Resize(ref cells, count);
        if (times is not null && !ordered) ByTime(times);
        times = null;
        var (rowOrder, columnOrder) = (participants.Sorted(), statements.Sorted());
        var (row, column) = (Inverse(rowOrder), Inverse(columnOrder));
        for (var i = 0; i < count; i++)
        {
            rows[i] = row[rows[i]];
            cells[i] = VoteMatrix.Cell(column[cells[i] >> 2], (cells[i] & 3) - 1);
        }
        var votes = VoteMatrix.FromEvents(rowOrder.Length, columnOrder.Length, rows, cells);
        var known = listed.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var columns = columnOrder.Select(c => known.GetValueOrDefault(statements[c]) ?? new Statement(statements[c])).ToArray();
        return new(new([.. rowOrder.Select(r => participants[r])], columns, votes), count - votes.Votes, listed.Count == 0 ? [] : [.. columns.Where(s => !known.ContainsKey(s.Id)).Select(s => s.Id)]);
    }

    // Equal times keep the order of the file.
    void ByTime(long[] times)
    {
        var order = Enumerable.Range(0, count).OrderBy(i => times[i]).ToArray();
        rows = [.. order.Select(i => rows[i])];
        cells = [.. order.Select(i => cells[i])];
    }

    static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return inverse;
    }
}
