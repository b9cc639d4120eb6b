using Digitalbeirat.Kernel.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Kernel.Journal;

/// <summary>Hears what other nodes of this town commit: what was kept of the database is of an earlier edition then, and readers and lookers-on look again.
/// While it cannot hear, they look every few seconds, and nothing kept is older than ten.</summary>
public sealed partial class HearNeighbours(IStore store, string connection, WriterLane lane, Pulse pulse, TimeProvider clock, ILogger<HearNeighbours> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var deaf = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await store.Listen(connection, () =>
                {
                    lane.Outdate();
                    pulse.Beat();
                    deaf = false;
                }, stop);
                // A store of one process alone has no neighbours.
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception error)
            {
                if (!deaf) Deaf(log, error.GetType().Name);
                deaf = true;
            }
            await Task.Delay(TimeSpan.FromSeconds(5), clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other nodes cannot be heard ({Kind}); looking every few seconds until they can")]
    static partial void Deaf(ILogger log, string kind);
}
