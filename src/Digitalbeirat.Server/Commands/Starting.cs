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
            await BuildApp.Prepare(app.Services, stop);
        }
        catch (Exception error) when (app.Services.GetRequiredService<Installation>() is var where && where.Store.WhyNotStart(error, where.Connection) is { } why)
        {
            throw new CannotStart(why, error);
        }
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
