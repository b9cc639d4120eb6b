namespace Digitalbeirat.Testing;

/// <summary>The real clock, which a test may put forward. Timers run as ever.</summary>
public sealed class TownClock : TimeProvider
{
    TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    public void Advance(TimeSpan by) => ahead += by;
}
