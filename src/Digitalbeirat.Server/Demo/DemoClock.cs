namespace Digitalbeirat.Server.Demo;

/// <summary>Stands at the moment of the story that is being told.</summary>
sealed class DemoClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;
    public override DateTimeOffset GetUtcNow() => Now;
}
