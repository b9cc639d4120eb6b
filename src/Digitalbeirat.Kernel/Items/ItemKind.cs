namespace Digitalbeirat.Kernel.Items;

/// <summary>What a module says of a kind of item it brings.</summary>
/// <param name="Key">In the database and the API, e.g. "concern".</param>
/// <param name="Prefix">First letter of its numbers.</param>
/// <param name="Segment">First part of its addresses, e.g. "anliegen".</param>
/// <param name="Name">One of them, in the reader's language.</param>
/// <param name="Plural">Several of them.</param>
public sealed record ItemKind(string Key, string Prefix, string Segment, Func<string> Name, Func<string> Plural, IReadOnlyList<ItemState> States)
{
    /// <summary>Whether residents may support it.</summary>
    public bool Supportable { get; init; }

    /// <summary>Whether it can be discussed.</summary>
    public bool Discussable { get; init; } = true;

    /// <summary>Takes part in search and lists of everything.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>Whether its words may still be changed in a state: what was voted on or sent stands as it is.</summary>
    public Func<string, bool> Rewordable { get; init; } = _ => true;

    public string Address(string number) => $"/{Segment}/{number}";
    public ItemState State(string key) => States.FirstOrDefault(s => s.Key == key) ?? new(key, () => key, Tone.Neutral);
}

/// <summary>A state an item can be in, its words, and how it looks.</summary>
public sealed record ItemState(string Key, Func<string> Name, Tone Tone)
{
    /// <summary>Who has to act while the item is in this state; null where nobody has to.</summary>
    public Func<string>? Acting { get; init; }

    /// <summary>The journey of this item is over.</summary>
    public bool Final { get; init; }
}

public enum Tone { Neutral, Info, Success, Warning, Danger }

/// <summary>All kinds the installed modules bring.</summary>
public sealed class Kinds(IEnumerable<ItemKind> kinds)
{
    readonly Dictionary<string, ItemKind> byKey = kinds.ToDictionary(k => k.Key);

    public IEnumerable<ItemKind> All => byKey.Values;
    public ItemKind this[string key] => byKey[key];
    public ItemKind? BySegment(string segment) => byKey.Values.FirstOrDefault(k => k.Segment == segment);
    public ItemKind? ByNumber(string number) => byKey.Values.FirstOrDefault(k => number.StartsWith(k.Prefix + "-", StringComparison.OrdinalIgnoreCase));
    public string Address(string kind, string number) => byKey[kind].Address(number);
}
