using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Office.SetUp;

/// <summary>Says at the start that nobody has set this installation up yet, and with which key it can be done.</summary>
sealed partial class AnnounceSetUp(IServiceScopeFactory scopes, TownSettings settings, SetUpKey key, ILogger<AnnounceSetUp> log) : IHostedService
{
    public async Task StartAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!(await settings.Get(scope.ServiceProvider.GetRequiredService<AppDb>())).Ready) NotYet(log, key.Get());
    }

    public Task StopAsync(CancellationToken stop) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not set up yet: open /einrichten. From another machine the set-up asks for this key: {Key}")]
    static partial void NotYet(ILogger log, string key);
}
