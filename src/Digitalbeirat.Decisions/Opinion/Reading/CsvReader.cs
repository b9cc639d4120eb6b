namespace Digitalbeirat.Decisions.Opinion.Reading;

/// <summary>Reads records of RFC 4180 without keeping them: quoted fields may hold separators, quotes and line breaks; records without a character in any field are skipped; the separator is the one of , ; tab that the first line has most of.</summary>
sealed class CsvReader(TextReader reader)
{
    readonly char[] block = new char[1 << 16];
    int length, position;
    char[] text = new char[256];
    int written;
    readonly List<int> ends = [];
    char separator;
    long next = 1;

    /// <summary>Line on which the present record begins, from 1.</summary>
    public long Line { get; private set; }

    public int Count => ends.Count;

    public ReadOnlySpan<char> this[int field] => text.AsSpan(field == 0 ? 0 : ends[field - 1], ends[field] - (field == 0 ? 0 : ends[field - 1]));

    /// <summary>Moves to the next record that is not blank; false at the end.</summary>
    public bool Read()
    {
        if (separator == 0 && !FindSeparator()) return false;
        do
        {
            ends.Clear();
            written = 0;
            Line = next;
            if (Peek() < 0) return false;
            while (Field()) { }
        } while (text.AsSpan(0, written).IsWhiteSpace());
        return true;
    }

    // True while the record has another field.
    bool Field()
    {
        if (Peek() == '"') Quoted();
        while (true)
        {
            var c = Peek();
            if (c == separator)
            {
                position++;
                ends.Add(written);
                return true;
            }
            if (c is -1 or '\n' or '\r')
            {
                if (c == '\r') { position++; c = Peek(); }
                if (c == '\n') position++;
                next++;
                ends.Add(written);
                return false;
            }
            if (c == '"') throw new VoteFileException(next, null, "A quotation mark stands in the middle of a field; quoted fields begin and end with one.");
            Write((char)c);
            position++;
        }
    }

    void Quoted()
    {
        position++;
        for (; ; position++)
        {
            var c = Peek();
            if (c < 0) throw new VoteFileException(Line, null, "A quotation mark is opened and never closed.");
            if (c == '\n') next++;
            if (c == '"')
            {
                position++;
                if (Peek() != '"') break;
            }
            Write((char)c);
        }
        if (Peek() is var after && after != separator && after is not (-1 or '\n' or '\r')) throw new VoteFileException(next, null, "Something follows a closing quotation mark.");
    }

    void Write(char c)
    {
        if (written == text.Length) Array.Resize(ref text, 2 * text.Length);
        text[written++] = c;
    }

    int Peek()
    {
        if (position < length) return block[position];
        (length, position) = (reader.Read(block), 0);
        return length == 0 ? -1 : block[0];
    }

    bool FindSeparator()
    {
        if (Peek() == '\uFEFF') position++;
        while (Peek() is '\n' or '\r')
        {
            if (block[position] == '\n') next++;
            position++;
        }
        if (Peek() < 0) return false;
        var rest = block.AsSpan(position, length - position);
        var first = rest.IndexOf('\n') is >= 0 and var end ? rest[..end] : rest;
        separator = ',';
        foreach (var candidate in ";\t") if (first.Count(candidate) > first.Count(separator)) separator = candidate;
        return true;
    }
}
