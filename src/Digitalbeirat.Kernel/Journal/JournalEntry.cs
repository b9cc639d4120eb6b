using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Kernel.Journal;

/// <summary>Something happened to an item. Written in the change's own transaction, never changed, never deleted.</summary>
public sealed class JournalEntry
{
    /// <summary>Gapless and in the order of the commits: see <see cref="JournalHead"/>.</summary>
    public long Seq { get; set; }
    public long ItemId { get; set; }
    public Item? Item { get; set; }

    /// <summary>What happened, e.g. "concern.raised".</summary>
    public required string What { get; set; }

    /// <summary>Who did it; null for the program itself. The name behind it vanishes with the account.</summary>
    public long? ActorId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>What a reader needs to know more, as JSON; never personal data.</summary>
    public string? Data { get; set; }
}

/// <summary>The one row that holds the last number given. Updating it locks it until the commit, so numbers are given in commit order
/// and a reader that has seen n will never meet a smaller one later (docs/adr/0004).</summary>
public sealed class JournalHead
{
    public int Id { get; set; }
    public long Seq { get; set; }
}

/// <summary>How far a reader has come.</summary>
public sealed class JournalCursor
{
    public required string Reader { get; set; }
    public long Seq { get; set; }
}

/// <summary>What the journal calls an event, in people's words.</summary>
/// <param name="What">The key, e.g. "concern.raised".</param>
/// <param name="Text">The sentence, in the reader's language.</param>
/// <param name="Tells">Whether those who follow are told.</param>
public sealed record JournalEvent(string What, Func<string> Text, bool Tells = false);

/// <summary>Words for everything that can stand in the journal.</summary>
public sealed class JournalWords(IEnumerable<JournalEvent> events)
{
    readonly Dictionary<string, JournalEvent> byWhat = events.ToDictionary(e => e.What);

    public string Text(string what) => byWhat.TryGetValue(what, out var e) ? e.Text() : what;
    public bool Tells(string what) => byWhat.TryGetValue(what, out var e) && e.Tells;
}

/// <summary>Reacts to journal entries, in order, at least once; effects in the database exactly once, because the cursor moves in their transaction.</summary>
public interface IJournalReader
{
    static abstract string Name { get; }
    Task Read(IReadOnlyList<JournalEntry> entries, CancellationToken stop);
}
