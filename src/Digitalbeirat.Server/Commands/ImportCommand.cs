using System.CommandLine;
using System.Text;
using System.Text.Json;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Needs.Import;
using Digitalbeirat.Server.Web;

namespace Digitalbeirat.Server.Commands;

/// <summary>digitalbeirat import concerns FILE.csv</summary>
static class ImportCommand
{
    public static Command Create()
    {
        var import = new Command("import", "Bring in data that a municipality has already.");
        var file = new Argument<FileInfo>("FILE.csv") { Description = "A list with a header line; separated by ; or , or tab; UTF-8 or Windows-1252." };
        var dry = new Option<bool>("--dry-run") { Description = "Read and check everything, write nothing." };
        var map = new Option<string[]>("--map") { Description = $"Which column means what: --map need=Bedarf. Fields: {string.Join(", ", ImportColumns.Fields)}.", AllowMultipleArgumentsPerToken = true };
        var concerns = new Command("concerns", "Concerns, one a line. What is there already is recognised; run it again after a break. Prints {rows, imported, already, problems} as JSON; status 1 when lines had errors.") { file, dry, map };
        concerns.SetAction((parse, stop) => Run(parse.GetValue(file)!, parse.GetValue(dry), parse.GetValue(map) ?? [], stop));
        import.Subcommands.Add(concerns);
        return import;
    }

    static async Task<int> Run(FileInfo file, bool dry, string[] maps, CancellationToken stop)
    {
        if (!file.Exists) return Fail($"There is no file {file.FullName}");
        var pairs = maps.Select(m => m.Split('=', 2)).ToList();
        if (pairs.FirstOrDefault(p => p.Length < 2) is { } wrong) return Fail($"--map {wrong[0]}: write --map FIELD=COLUMN");
        await using var app = BuildApp.Build(BuildApp.Builder([]));
        await BuildApp.Prepare(app.Services, stop);
        await using var scope = app.Services.CreateAsyncScope();
        using var reader = Open(file);
        var progress = Progress.Lines(await Count(file, stop));
        var outcome = await scope.ServiceProvider.GetRequiredService<ImportConcerns>().Run(reader, pairs.DistinctBy(p => p[0]).ToDictionary(p => p[0], p => p[1]), dry, progress, stop);
        if (!dry && outcome.Imported > 0)
        {
            Console.Error.WriteLine("Making them findable …");
            await app.Services.GetRequiredService<ReadJournal>().CatchUp(stop);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await db.Store.Tend(db, stop);
        }
        foreach (var problem in outcome.Problems) Console.Error.WriteLine(problem);
        Console.Error.WriteLine(dry ? "Nothing was written (--dry-run)." : $"{outcome.Imported} concerns brought in, {outcome.Already} were there already, {outcome.Problems.Count} lines had errors.");
        Console.WriteLine(JsonSerializer.Serialize(outcome, JsonSerializerOptions.Web));
        return outcome.Problems.Count > 0 ? 1 : 0;
    }

    static int Fail(string why)
    {
        Console.Error.WriteLine(why);
        return 2;
    }

    // Lists out of old office programs are Windows-1252; what is not valid UTF-8 is read as that.
    static StreamReader Open(FileInfo file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using (var test = new StreamReader(file.OpenRead(), new UTF8Encoding(false, true)))
            try
            {
                var buffer = new char[64 * 1024];
                while (test.Read(buffer) > 0) { }
                return new StreamReader(file.OpenRead(), Encoding.UTF8);
            }
            catch (DecoderFallbackException)
            {
                return new StreamReader(file.OpenRead(), Encoding.GetEncoding(1252));
            }
    }

    static async Task<long> Count(FileInfo file, CancellationToken stop)
    {
        long lines = 0;
        var buffer = new byte[256 * 1024];
        await using var stream = file.OpenRead();
        for (int n; (n = await stream.ReadAsync(buffer, stop)) > 0;) lines += buffer.AsSpan(0, n).Count((byte)'\n');
        return lines;
    }
}
