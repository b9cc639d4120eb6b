using System.Collections.Concurrent;
using Digitalbeirat.Kernel.Access;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Testing;

/// <summary>Listens where the office's IT would listen: to the category of security events and to nothing else.</summary>
public sealed class SecurityEar : ILoggerProvider
{
    /// <summary>An event as it was told: its number and name, its fields, and the line.</summary>
    public sealed record Heard(EventId Id, LogLevel Level, IReadOnlyDictionary<string, object?> Fields, string Line);

    readonly ConcurrentQueue<Heard> all = new();

    public IReadOnlyList<Heard> All => [.. all];

    public ILogger CreateLogger(string category) => category == SecurityLog.Category ? new Writer(all) : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public void Dispose() { }

    sealed class Writer(ConcurrentQueue<Heard> all) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> say) =>
            all.Enqueue(new(id, level, state is IEnumerable<KeyValuePair<string, object?>> fields ? fields.ToDictionary() : new(), say(state, error)));
    }
}
