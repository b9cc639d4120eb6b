using Digitalbeirat.Server.Web;

namespace Digitalbeirat.Server.Commands;

/// <summary>A start that cannot be says why in one sentence and ends with status 1; systemd or whoever looks after it tries again.</summary>
static class Starting
{
    sealed class CannotStart(string why, Exception error) : Exception(why, error);

    public static async Task Prepare(WebApplication app, CancellationToken stop)
    {
        try
        {
            // SQLite opens a file it may only read without a word; nobody would be told before the first change.
            MayWrite(app.Services.GetRequiredService<Installation>().Data.Folder(""));
            await BuildApp.Prepare(app.Services, stop);
        }
        catch (Exception error) when (app.Services.GetRequiredService<Installation>() is var where && where.Store.WhyNotStart(error, where.Connection) is { } why)
        {
            throw new CannotStart(why, error);
        }
    }

    // An empty file: on a full disk there is still room for one, and reading goes on.
    static void MayWrite(string folder)
    {
        var probe = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
    }

    public static async Task<int> Try(Func<Task<int>> start)
    {
        try
        {
            return await start();
        }
        catch (Exception error) when (error is CannotStart or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }
}
