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

    /// <summary>The interactive page, from our own address alone.</summary>
    public static void Page(ScalarOptions options)
    {
        options.Title = "Digitalbeirat API";
        options.OpenApiRoutePattern = "/api/openapi.json";
        options.DefaultFonts = false;
        options.Telemetry = false;
    }
}
