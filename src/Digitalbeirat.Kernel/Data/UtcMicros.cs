namespace Digitalbeirat.Kernel.Data;

/// <summary>Moments as the database holds them: whole microseconds since 1970, which sort and compare alike on both.</summary>
public static class UtcMicros
{
    public static long Of(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset At(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
