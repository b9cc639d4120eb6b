using System.CommandLine;
using Digitalbeirat.Server.Web;

namespace Digitalbeirat.Server.Commands;

static class StartCommand
{
    public const string DefaultAddress = "http://localhost:5080";

    public static Command Create()
    {
        var command = new Command("start", "Serve this installation. ASPNETCORE_URLS sets the address, DIGITALBEIRAT__DATA the folder, DIGITALBEIRAT__DATABASE a PostgreSQL connection.");
        command.SetAction((_, stop) => Run(stop));
        return command;
    }

    public static Task<int> Run(CancellationToken stop) => Starting.Try(() => Serve(stop));

    static async Task<int> Serve(CancellationToken stop)
    {
        var builder = BuildApp.Builder([]);
        if (builder.Configuration["urls"] is null or "") builder.WebHost.UseUrls(DefaultAddress);
        await using var app = BuildApp.Build(builder);
        await Starting.Prepare(app, stop);
        await app.StartAsync(stop);
        Console.Error.WriteLine($"Digitalbeirat is at {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync(stop);
        return 0;
    }
}
