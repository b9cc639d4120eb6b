namespace Digitalbeirat.Decisions.Budgeting.Format;

/// <summary>Cuts the text of a .pb file into rows and cells: ';' between cells, cells may stand in quotes with doubled quotes inside, blanks around cells do not count. A quoted cell may span lines.</summary>
ref struct PbRow(string text)
{
    readonly string text = text;
    (int Start, int Length, bool Quoted)[] cells = new (int, int, bool)[16];
    int next;

    /// <summary>The line on which the row begins, from 1.</summary>
    public int Line { get; private set; }

    int lineAfter = 1;

    /// <summary>Where the row begins in the text.</summary>
    public int Offset { get; private set; }

    public int Count { get; private set; }

    /// <summary>Moves to the next row; false at the end of the text.</summary>
    public bool Read()
    {
        if (next >= text.Length) return false;
        Offset = next;
        Line = lineAfter;
        Count = 0;
        var end = text.IndexOf('\n', next);
        if (end < 0) end = text.Length;
        var line = text.AsSpan(next, end - next);
        if (!line.Contains('"'))
        {
            for (var at = next; ;)
            {
                var length = text.AsSpan(at, end - at).IndexOf(';');
                Add(at, length < 0 ? end - at : length, false);
                if (length < 0) break;
                at += length + 1;
            }
            next = end + 1;
            lineAfter++;
            return true;
        }
        ReadQuoted();
        return true;
    }

    void ReadQuoted()
    {
        lineAfter++;
        for (var at = next; ;)
        {
            var from = at;
            while (from < text.Length && text[from] is ' ' or '\t') from++;
            var quoted = from < text.Length && text[from] == '"';
            var stop = from;
            if (quoted)
            {
                var lines = 0;
                var close = from + 1;
                for (; close < text.Length; close++)
                {
                    if (text[close] == '\n') lines++;
                    if (text[close] != '"') continue;
                    if (close + 1 < text.Length && text[close + 1] == '"') close++;
                    else break;
                }
                // A quote that is never closed, or that closes in the middle of a cell, is a character like any other.
                var after = close + 1;
                while (after < text.Length && text[after] is ' ' or '\t' or '\r') after++;
                if (close < text.Length && (after >= text.Length || text[after] is ';' or '\n'))
                {
                    Add(from + 1, close - from - 1, true);
                    lineAfter += lines;
                    stop = after;
                }
                else quoted = false;
            }
            if (!quoted)
            {
                while (stop < text.Length && text[stop] is not (';' or '\n')) stop++;
                Add(at, stop - at, false);
            }
            next = stop + 1;
            if (stop >= text.Length || text[stop] == '\n') return;
            at = stop + 1;
        }
    }

    void Add(int start, int length, bool quoted)
    {
        if (Count == cells.Length) Array.Resize(ref cells, Count * 2);
        cells[Count++] = (start, length, quoted);
    }

    /// <summary>A cell, trimmed; empty where the row is shorter. Doubled quotes are still doubled.</summary>
    public readonly ReadOnlySpan<char> this[int cell] => cell < Count && cell >= 0 ? text.AsSpan(cells[cell].Start, cells[cell].Length).Trim() : [];

    /// <summary>A cell as text, its doubled quotes made single.</summary>
    public readonly string Text(int cell)
    {
        var raw = this[cell].ToString();
        return cell >= 0 && cell < Count && cells[cell].Quoted ? raw.Replace("\"\"", "\"", StringComparison.Ordinal) : raw;
    }

    /// <summary>The whole row.</summary>
    public readonly string[] All()
    {
        var all = new string[Count];
        for (var c = 0; c < Count; c++) all[c] = Text(c);
        return all;
    }

    public readonly bool IsBlank => Count == 1 && this[0].IsEmpty || this[0].IsEmpty && OnlyFirst();

    /// <summary>Whether the row is the title of a section; spreadsheets leave empty cells behind it.</summary>
    public readonly bool IsTitle(string title) => this[0].Equals(title, StringComparison.OrdinalIgnoreCase) && OnlyFirst();

    readonly bool OnlyFirst()
    {
        for (var c = 1; c < Count; c++) if (!this[c].IsEmpty) return false;
        return true;
    }

    /// <summary>The row that begins at a place of the text.</summary>
    public static string[] At(string text, int offset)
    {
        var row = new PbRow(text) { next = offset };
        return row.Read() ? row.All() : [];
    }
}
