using System.Globalization;

namespace Digitalbeirat.Decisions.Opinion.Reading;

/// <summary>Gives ids numbers in order of appearance; whole numbers, the usual case, cost no text.</summary>
sealed class IdTable
{
    readonly Dictionary<long, int> numbers = [];
    readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> spans;
    readonly List<(long Number, string? Word)> ids = [];

    public IdTable() => spans = words.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => ids.Count;

    public int Of(ReadOnlySpan<char> id)
    {
        if (IsNumber(id, out var number))
        {
            if (numbers.TryGetValue(number, out var index)) return index;
            ids.Add((number, null));
            return numbers[number] = ids.Count - 1;
        }
        if (spans.TryGetValue(id, out var known)) return known;
        var word = id.ToString();
        ids.Add((0, word));
        return words[word] = ids.Count - 1;
    }

    public bool Knows(ReadOnlySpan<char> id) => IsNumber(id, out var number) ? numbers.ContainsKey(number) : spans.ContainsKey(id);

    public string this[int index] => ids[index] is var (number, word) && word is not null ? word : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Indices in the order of the ids: numbers by value, then words by their characters.</summary>
    public int[] Sorted()
    {
        var order = Enumerable.Range(0, Count).ToArray();
        Array.Sort(order, (a, b) => (ids[a].Word, ids[b].Word) switch
        {
            (null, null) => ids[a].Number.CompareTo(ids[b].Number),
            (null, _) => -1,
            (_, null) => 1,
            var (one, other) => string.CompareOrdinal(one, other),
        });
        return order;
    }

    // "007" and "+7" are words, so that every number has one spelling.
    static bool IsNumber(ReadOnlySpan<char> id, out long number) =>
        long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && id.Length < 19 && (id is "0" || id[0] is >= '1' and <= '9' || (id[0] == '-' && id[1] is >= '1' and <= '9'));
}
