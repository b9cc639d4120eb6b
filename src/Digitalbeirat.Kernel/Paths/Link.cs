using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Kernel.Paths;

/// <summary>One step of a path: <c>From</c> led to, was decided by, was answered by … <c>To</c>.</summary>
public sealed class Link
{
    public long FromId { get; set; }
    public Item? From { get; set; }
    public long ToId { get; set; }
    public Item? To { get; set; }
    public LinkKind Kind { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>Always read from the earlier item to the later one.</summary>
public enum LinkKind { LedTo, DiscussedIn, DecidedBy, AnsweredBy, CarriedOutBy, MeasuredBy, Replaces, CopiedFrom, MergedInto }

public static class LinkWords
{
    public static string Name(this LinkKind kind) => kind switch
    {
        LinkKind.DiscussedIn => T.LinkDiscussedIn, LinkKind.DecidedBy => T.LinkDecidedBy, LinkKind.AnsweredBy => T.LinkAnsweredBy,
        LinkKind.CarriedOutBy => T.LinkCarriedOutBy, LinkKind.MeasuredBy => T.LinkMeasuredBy, LinkKind.Replaces => T.LinkReplaces,
        LinkKind.CopiedFrom => T.LinkCopiedFrom, LinkKind.MergedInto => T.LinkMergedInto, _ => T.LinkLedTo,
    };
}
