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
        app.UseExceptionHandler(handler => handler.Run(async http =>
        {
            var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
            var store = http.RequestServices.GetRequiredService<IStore>();
            http.Response.StatusCode = error switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                Microsoft.AspNetCore.Antiforgery.AntiforgeryValidationException => 400,
                Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException => 409,
                not null when store.IsFull(error) => 507,
                not null when store.IsUnreachable(error) => 503,
                IOException { HResult: 28 or unchecked((int)0x80070070) } => 507,
                _ => 500,
            };
            if (http.Response.StatusCode is 503 or 507) http.Response.Headers.RetryAfter = "60";
            await Show(http);
        }));
        app.UseStatusCodePages(context => Show(context.HttpContext));
    }

    static async Task Show(HttpContext http)
    {
        var status = http.Response.StatusCode;
        var why = http.Items["why"] as string;
        if (http.Request.Path.StartsWithSegments("/api")) await Results.Problem(why, statusCode: status).ExecuteAsync(http);
        else await Html.Page<ErrorPage>(new { Status = status, Why = why }, status).ExecuteAsync(http);
    }
}
