using System.Diagnostics.Metrics;

namespace Digitalbeirat.Kernel.Web;

/// <summary>What the program counts of itself. Nothing is counted unless somebody listens, and never anything about people.</summary>
public static class Figures
{
    public const string Name = "Digitalbeirat";

    static readonly Meter meter = new(Name);

    public static UpDownCounter<int> Waiting { get; } = meter.CreateUpDownCounter<int>("digitalbeirat.lane.waiting", "{change}", "Changes that wait for the writer lane");
    public static Counter<long> Commits { get; } = meter.CreateCounter<long>("digitalbeirat.lane.commits", "{commit}", "Commits of the writer lane");
    public static Histogram<int> Together { get; } = meter.CreateHistogram<int>("digitalbeirat.lane.changes", "{change}", "Changes that shared a commit");
    public static Counter<long> Broken { get; } = meter.CreateCounter<long>("digitalbeirat.lane.broken", "{commit}", "Commits that the database gave up");
    public static Counter<long> Jobs { get; } = meter.CreateCounter<long>("digitalbeirat.jobs", "{job}", "Jobs run, by kind and outcome");
    public static Counter<long> Entries { get; } = meter.CreateCounter<long>("digitalbeirat.journal.read", "{entry}", "Journal entries taken by a reader");
    public static UpDownCounter<int> Watching { get; } = meter.CreateUpDownCounter<int>("digitalbeirat.live.watching", "{page}", "Pages looked at live");
}
