using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Digitalbeirat.Server.Web;

/// <summary>A log without personal data: of an error it writes what kind it is and where it happened, not its message, which may quote what somebody typed.</summary>
sealed class DiscreetLog() : ConsoleFormatter(Key)
{
    public const string Key = "discreet";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter text)
    {
        text.WriteLine($"{Level(entry.LogLevel)}: {entry.Category} {entry.Formatter(entry.State, null)}");
        for (var error = entry.Exception; error is not null; error = error.InnerException)
        {
            text.WriteLine($"      {error.GetType().FullName}");
            if (error.StackTrace is { } trace) text.WriteLine(trace);
        }
    }

    static string Level(LogLevel level) => level switch { LogLevel.Critical => "crit", LogLevel.Error => "fail", LogLevel.Warning => "warn", LogLevel.Information => "info", _ => "dbug" };
}

static class DiscreetLogs
{
    public static void BeDiscreet(this ILoggingBuilder logs) => logs.AddConsoleFormatter<DiscreetLog, ConsoleFormatterOptions>().AddConsole(o => o.FormatterName = DiscreetLog.Key);
}
