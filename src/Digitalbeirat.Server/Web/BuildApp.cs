using System.Text.Json.Serialization;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Ui;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration.Memory;

namespace Digitalbeirat.Server.Web;

/// <summary>The program as a web application: the same for `start`, the demo and the tests.</summary>
public static class BuildApp
{
    public static WebApplicationBuilder Builder(string[] args, Installation? where = null, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = "digitalbeirat", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        // Otherwise a build that is not published sends its files uncompressed, in case they changed; ./do watch says that they do.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("ReloadStaticAssetsAtRuntime", "false")] });
        var installation = where ?? Installation.From(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System).AddSingleton(installation);
        services.AddHouse(Modules.All, installation.Store, installation.Connection, installation.Data);
        services.Configure<MailOptions>(builder.Configuration.GetSection("Digitalbeirat:Mail"));
        services.AddUi();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "antiforgery";
            o.FormFieldName = "token";
        });
        services.AddDataProtection().SetApplicationName("digitalbeirat").PersistKeysToFileSystem(new DirectoryInfo(installation.Data.Folder("keys")));
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            o.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        services.AddOpenApi("v1", Api.Describe);
        services.AddResponseCompression(o => o.EnableForHttps = true);
        services.AddVisitorCache();
        services.AddSecurityHeaders();
        services.AddRateLimits();
        services.TrustProxies(builder.Configuration);
        services.AddProblemDetails();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 10 * 1024 * 1024;
            // Who sends a letter at a time is cut off (slowloris): headers in time, and a body at this pace after a moment's grace.
            k.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            k.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
        });
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o =>
        {
            o.ValueLengthLimit = 256 * 1024;
            o.ValueCountLimit = 200;
            o.MultipartBodyLengthLimit = 10 * 1024 * 1024;
        });
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        builder.AddTelemetry();
        builder.Logging.BeDiscreet();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.StaticFiles", LogLevel.Error);
        more?.Invoke(services);
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        // The database's model takes as long as all the rest: it is made beside it, and whoever needs it first waits for it.
        _ = Task.Run(() => { using var scope = app.Services.CreateScope(); return scope.ServiceProvider.GetRequiredService<AppDb>().Model; });
        app.UseForwardedHeaders();
        app.UseMiddleware<HostCookies>();
        app.UseSecurityHeaders();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseErrorPages();
        app.UseAuthentication();
        app.UseMiddleware<GreetVisitor>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().Public();
        var house = app.Services.GetRequiredService<House>();
        var routes = new Routes(app);
        foreach (var map in house.Routes) map(routes);
        app.MapApi();
        app.MapGet("/health/live", () => "ok").Public().ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).Public().ExcludeFromDescription();
        return app;
    }

    /// <summary>Ready is who can read the journal's head: a file that can be opened may still be damaged.</summary>
    static async Task<IResult> Ready(AppDb db)
    {
        try { return await db.Set<JournalHead>().AnyAsync() ? Results.Text("ok") : Results.StatusCode(503); }
        catch (Exception error) when (db.Store.IsUnreachable(error) || error is System.Data.Common.DbException) { return Results.StatusCode(503); }
    }

    /// <summary>Schema up to date, settings read.</summary>
    public static async Task Prepare(IServiceProvider services, CancellationToken stop = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Store.Migrate(db, stop);
        await services.GetRequiredService<TownSettings>().Get(db);
    }
}
