using System.Globalization;
using Digitalbeirat.Kernel.Data;

namespace Digitalbeirat.Board;

/// <summary>The place in a list that is ordered by a date: the value of "nach".</summary>
static class TimeKey
{
    public static string Of(DateTimeOffset at, long id) => FormattableString.Invariant($"{UtcMicros.Of(at)}_{id}");

    // Somebody's own idea of a key is no error: they get the first page.
    public static (DateTimeOffset At, long Id)? Read(string? key) => key?.Split('_') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? (UtcMicros.At(Math.Clamp(micros, 0, 250_000_000_000_000_000)), number) : null;
}
