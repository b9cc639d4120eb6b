using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.OpenApi;
using Scalar.AspNetCore;

namespace Digitalbeirat.Server.Web;

static class Api
{
    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Digitalbeirat";
            document.Info.Version = "1";
            document.Info.Description = "Everything that is a page for people is here for programs. Lists are paged by key: pass the answer's `next` as `nach`.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    }

    /// <summary>The document, the interactive page, and Scalar's script from our own address.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/api/openapi.json").Public();
        app.MapScalarApiReference("/api/scalar", o => o.OpenApiRoutePattern = "/api/openapi.json").Public();
        app.MapGet("/api", (HttpContext http) => Results.Content(Page(PagePolicy.Give(http, inlineStyles: true)), "text/html; charset=utf-8")).Public().ExcludeFromDescription();
    }

    static string Page(string nonce) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>API – Digitalbeirat</title>
            <link rel="icon" href="/_content/Digitalbeirat.Ui/icon.svg" type="image/svg+xml">
        </head>
        <body>
            <noscript><h1>API</h1><p>The description of the interface: <a href="/api/openapi.json">openapi.json</a>. <a href="/">Back to the start page</a></p></noscript>
            <div id="app"></div>
            <script nonce="{nonce}" src="/api/scalar/scalar.js"></script>
            <script type="module" nonce="{nonce}" src="/_content/Digitalbeirat.Ui/js/api.js"></script>
        </body>
        </html>
        """;
}
