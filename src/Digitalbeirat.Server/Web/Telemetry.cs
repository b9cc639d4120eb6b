using System.Diagnostics;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Digitalbeirat.Server.Web;

/// <summary>Traces, metrics and security events for the office's IT, by OpenTelemetry's own variables; off, and not even loaded, unless OTEL_EXPORTER_OTLP_ENDPOINT says where to.</summary>
static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 }) Add(builder.Services);
    }

    static void Add(IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(r => r.AddService("digitalbeirat", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
        .WithTracing(t => t.AddAspNetCoreInstrumentation(o => o.Filter = http => !http.Request.Path.StartsWithSegments("/health")).AddSource("Npgsql").AddProcessor<Discreet>().AddOtlpExporter())
        .WithMetrics(m => m.AddMeter(Figures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql").AddOtlpExporter())
        .WithLogging(l => l.AddOtlpExporter())
        // Of all that is logged the security events alone leave the house: they are made to.
        .Services.AddLogging(l => l.AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.None).AddFilter<OpenTelemetryLoggerProvider>(SecurityLog.Category, LogLevel.Information));

    /// <summary>Which door, not who stood before it: an address holds tokens of letters, a query holds what somebody looks for.</summary>
    sealed class Discreet : BaseProcessor<Activity>
    {
        static readonly string[] personal = ["url.full", "url.query", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original", "db.statement", "db.query.text"];

        public override void OnEnd(Activity activity)
        {
            foreach (var name in personal) activity.SetTag(name, null);
            if (activity.GetTagItem("url.path") is not null) activity.SetTag("url.path", activity.GetTagItem("http.route") as string);
        }
    }
}
