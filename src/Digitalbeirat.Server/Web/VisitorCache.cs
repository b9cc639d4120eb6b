using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;

namespace Digitalbeirat.Server.Web;

/// <summary>Keeps what was made for one visitor for the next: as long as nothing is written, here or on another node, and ten seconds at most, because another node may not be heard.
/// Only for people who are not signed in, and only what holds no form of theirs.</summary>
sealed class VisitorCache(WriterLane lane, TimeProvider clock) : IOutputCachePolicy
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    // Cookies that change nothing but what the key names; with any other a page is one person's own.
    static readonly string[] harmless = ["sprache", "look", "antiforgery"];

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken stop)
    {
        var request = context.HttpContext.Request;
        var may = HttpMethods.IsGet(request.Method) && !request.Path.Value!.Contains('.') && !request.Path.StartsWithSegments("/health") && !request.Path.StartsWithSegments("/live")
            && request.Headers.Authorization.Count == 0 && request.Cookies.All(c => harmless.Contains(c.Key));
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (may, may, may, may);
        if (!may) return ValueTask.CompletedTask;
        context.ResponseExpirationTimeSpan = Fresh;
        context.CacheVaryByRules.QueryKeys = "*";
        var values = context.CacheVaryByRules.VaryByValues;
        values["language"] = GreetVisitor.Asked(context.HttpContext).Code();
        values["look"] = request.Cookies["look"] ?? "";
        values["encoding"] = request.Headers.AcceptEncoding.ToString() is var e && e.Contains("br", StringComparison.Ordinal) ? "br" : e.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
        values["edition"] = FormattableString.Invariant($"{lane.Edition}.{clock.GetUtcNow().Ticks / Fresh.Ticks}");
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken stop) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken stop)
    {
        var response = context.HttpContext.Response;
        // A form's token belongs to one browser; making one says no-store.
        if (response.StatusCode != 200 || response.Headers.SetCookie.Count > 0 || response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal)) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}

static class CacheForVisitors
{
    public static void AddVisitorCache(this IServiceCollection services)
    {
        services.AddSingleton<VisitorCache>();
        services.AddOutputCache(o =>
        {
            o.SizeLimit = 32 * 1024 * 1024;
            o.MaximumBodySize = 512 * 1024;
        });
        services.AddSingleton<IConfigureOptions<OutputCacheOptions>>(s => new ConfigureOptions<OutputCacheOptions>(o => o.AddBasePolicy(policy => policy.AddPolicy<VisitorCache>(), excludeDefaultPolicy: true)));
    }
}
