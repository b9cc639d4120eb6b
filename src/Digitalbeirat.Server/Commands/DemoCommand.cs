using System.CommandLine;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Server.Demo;
using Digitalbeirat.Server.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Digitalbeirat.Server.Commands;

/// <summary>digitalbeirat demo: fills the embedded database once, then serves it.</summary>
static class DemoCommand
{
    public static Command Create()
    {
        var fresh = new Option<bool>("--fresh") { Description = "Throw the demo city away and found it anew." };
        var only = new Option<bool>("--no-serve") { Description = "Only fill the database." };
        var command = new Command("demo", "A living demo city: Stuttgart, with invented content. DIGITALBEIRAT__DATA sets its folder.") { fresh, only };
        command.SetAction((parse, stop) => Run(parse.GetValue(fresh), parse.GetValue(only), stop));
        return command;
    }

    static async Task<int> Run(bool fresh, bool only, CancellationToken stop)
    {
        var builder = BuildApp.Builder([]);
        var where = Installation.From(builder.Configuration);
        var address = (builder.Configuration["urls"] is { Length: > 0 } urls ? urls.Split(';')[0] : StartCommand.DefaultAddress).Replace("0.0.0.0", "localhost").Replace("[::]", "localhost");
        var done = Path.Combine(where.Data.Root, "demo.ready");
        if (fresh || !File.Exists(done))
        {
            // Half a story is thrown away: the city is founded whole or not at all.
            if (where.Store is Store.Sqlite.SqliteStore && Directory.Exists(where.Data.Root)) foreach (var file in Directory.EnumerateFiles(where.Data.Root, "digitalbeirat.db*")) File.Delete(file);
            Console.Error.WriteLine("2/3 Found the demo city");
            await Fill(where, address, stop);
            await File.WriteAllTextAsync(done, "The demo city is complete. Delete this folder to found it anew.\n", stop);
        }
        if (only) return 0;
        Console.Error.WriteLine("3/3 Serve it");
        Console.Error.WriteLine();
        Console.Error.WriteLine("Sign in with one of these; the password is always " + FoundCity.Password);
        foreach (var s in FoundCity.SignIns) Console.Error.WriteLine($"  {s.Email,-34} {s.Roles}");
        Console.Error.WriteLine("Mails land as files in " + where.Data.Folder("outbox"));
        Console.Error.WriteLine();
        return await StartCommand.Run(stop);
    }

    static async Task Fill(Installation where, string address, CancellationToken stop)
    {
        var clock = new DemoClock(TimeProvider.System.GetUtcNow());
        await using var app = BuildApp.Build(BuildApp.Builder([], where, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        await BuildApp.Prepare(app.Services, stop);
        Action<long> bar = _ => { };
        await TellStory.Run(app.Services, clock, address, total => bar = Progress.Lines(total), done => bar(done), stop);
        if (!Console.IsErrorRedirected) Console.Error.WriteLine();
    }
}
