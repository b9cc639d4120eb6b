using System.CommandLine;
using Digitalbeirat.Server.Web;

namespace Digitalbeirat.Server.Commands;

static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database's schema up to date and stop.");
        command.SetAction(async (_, stop) =>
        {
            await using var app = BuildApp.Build(BuildApp.Builder([]));
            await BuildApp.Prepare(app.Services, stop);
            Console.Error.WriteLine("The schema is up to date.");
            return 0;
        });
        return command;
    }
}
