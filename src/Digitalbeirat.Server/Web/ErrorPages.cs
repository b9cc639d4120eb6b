using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Ui;
using Microsoft.AspNetCore.Diagnostics;

namespace Digitalbeirat.Server.Web;

static partial class ErrorPages
{
    /// <summary>Every answer without a body of its own gets a page that says what happened and what to do, or problem details under /api.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        var (store, clock, log, told) = (app.Services.GetRequiredService<IStore>(), app.Services.GetRequiredService<TimeProvider>(), app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Digitalbeirat.Database"), new OnceAMinute());
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // While the database is away every request says so; a log full of it would fill the disk as well.
            SuppressDiagnosticsCallback = context =>
            {
                if (!store.IsFull(context.Exception) && !store.IsUnreachable(context.Exception)) return false;
                var kind = (context.Exception.InnerException ?? context.Exception).GetType().Name;
                if (told.First(kind, clock.GetUtcNow())) Away(log, kind, context.Exception);
                return true;
            },
            ExceptionHandler = http => Answer(http, store),
        });
        app.UseStatusCodePages(context => Show(context.HttpContext));
    }

    static async Task Answer(HttpContext http, IStore store)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        http.Response.StatusCode = error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            Microsoft.AspNetCore.Antiforgery.AntiforgeryValidationException => 400,
            Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException => 409,
            not null when store.IsFull(error) => 507,
            not null when store.IsUnreachable(error) => 503,
            IOException { HResult: 28 or unchecked((int)0x80070070) } => 507,
            // A folder that became read-only (30) or whose disk does not answer (5).
            IOException { HResult: 30 or 5 } or UnauthorizedAccessException => 503,
            _ => 500,
        };
        if (http.Response.StatusCode is 503 or 507) http.Response.Headers.RetryAfter = "60";
        await Show(http);
    }

    static async Task Show(HttpContext http)
    {
        var status = http.Response.StatusCode;
        var why = http.Items["why"] as string;
        if (http.Request.Path.StartsWithSegments("/api")) await Results.Problem(why, statusCode: status).ExecuteAsync(http);
        else await Html.Page<ErrorPage>(new { Status = status, Why = why }, status).ExecuteAsync(http);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database does not take or give what it is asked for ({Kind}); said once a minute for as long as it is so")]
    static partial void Away(ILogger log, string kind, Exception error);
}
