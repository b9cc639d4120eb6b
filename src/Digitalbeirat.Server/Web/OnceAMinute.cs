namespace Digitalbeirat.Server.Web;

/// <summary>For what happens a thousand times a second when it happens: the log hears of each once a minute.</summary>
sealed class OnceAMinute
{
    readonly Lock door = new();
    readonly HashSet<string> told = [];
    long minute;

    public bool First(string who, DateTimeOffset now)
    {
        lock (door)
        {
            if (now.UtcTicks / TimeSpan.TicksPerMinute is var at && at != minute) told.Clear();
            minute = at;
            return told.Add(who);
        }
    }
}
