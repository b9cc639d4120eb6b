using System.CommandLine;
using Digitalbeirat.Server.Web;

namespace Digitalbeirat.Server.Commands;

static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database's schema up to date and stop.");
        command.SetAction((_, stop) => Starting.Try(async () =>
        {
            await using var app = BuildApp.Build(BuildApp.Builder([]));
            await Starting.Prepare(app, stop);
            Console.Error.WriteLine("The schema is up to date.");
            return 0;
        }));
        return command;
    }
}
