using System.CommandLine;
using System.ComponentModel;
using Digitalbeirat.Server.Web;

namespace Digitalbeirat.Server.Commands;

/// <summary>digitalbeirat backup FILE and restore FILE: everything an installation holds, in one file, while it runs.</summary>
static class BackupCommand
{
    public static Command Backup()
    {
        var file = new Argument<FileInfo>("FILE.tar.gz") { Description = "Where the copy goes. It holds personal data and the keys of the sessions: keep it like the server itself." };
        var command = new Command("backup", "Copies database, files and keys into one file, while the program runs. On PostgreSQL it calls pg_dump.") { file };
        command.SetAction((parse, stop) => Try(async () =>
        {
            var target = parse.GetValue(file)!;
            await new Archive(Where()).Write(target.FullName, stop);
            Console.Error.WriteLine($"Everything is in {target.FullName}");
        }));
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<FileInfo>("FILE.tar.gz") { Description = "A copy that backup has made." };
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of what this installation holds now." };
        var command = new Command("restore", "Brings a copy back. What is there is kept unless --replace is given. On PostgreSQL it calls pg_restore.") { file, replace };
        command.SetAction((parse, stop) => Try(async () =>
        {
            var archive = new Archive(Where());
            if (!parse.GetValue(replace) && await archive.IsUsed(stop)) throw new InvalidDataException("This installation holds data already; --replace puts the copy in its place");
            await archive.Read(parse.GetValue(file)!.FullName, stop);
            Console.Error.WriteLine("The copy is in place. A running program shows all of it within half a minute.");
        }));
        return command;
    }

    static Installation Where() => Installation.From(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), true).AddEnvironmentVariables().Build());

    static async Task<int> Try(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or Win32Exception or System.Data.Common.DbException)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }
    }
}
