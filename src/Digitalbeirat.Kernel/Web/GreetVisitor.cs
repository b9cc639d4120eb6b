using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Kernel.Web;

/// <summary>Before any endpoint: which language, who is it, what was left to say, is the house set up.</summary>
public sealed class GreetVisitor(RequestDelegate next, IRecognise recognise)
{
    public async Task Invoke(HttpContext http, AppDb db, Actor actor, TownSettings settings)
    {
        Languages.Current = Asked(http);
        if (NotText.Refuses(http.Request) is { } status)
        {
            http.Response.StatusCode = status;
            SecurityLog.NoteDoor(http, SecurityEvent.InputRefused);
            return;
        }
        var town = await settings.Get(db);
        if (http.User.Identity is { IsAuthenticated: true } && await recognise.Who(http, db) is { } who) actor.Become(who);
        // What somebody is shown is theirs: the next at this computer does not find it by going back. Whoever knows better says so later.
        if (actor.SignedIn && !http.Request.Path.StartsWithSegments("/_content")) http.Response.Headers.CacheControl = "no-cache, no-store";
        Notice.Take(http);
        if (!town.Ready && HttpMethods.IsGet(http.Request.Method) && http.Request.Path.Value is { } path && !AlwaysThere(path))
        {
            http.Response.Redirect("/einrichten");
            return;
        }
        if (actor.Id is { } me && WantsPage(http.Request))
            foreach (var greeting in http.RequestServices.GetServices<IGreeting>()) await greeting.Greet(me, http.RequestServices.GetRequiredService<Site>());
        await next(http);
        if (http.Response.StatusCode == 403 && actor.SignedIn) SecurityLog.NoteDoor(http, SecurityEvent.AccessRefused);
    }

    // Neither files nor the API nor what is about to be redirected.
    static bool WantsPage(HttpRequest request) => HttpMethods.IsGet(request.Method) && !AlwaysThere(request.Path.Value ?? "/") && !request.Path.StartsWithSegments("/api")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    static bool AlwaysThere(string path) => path.StartsWith("/einrichten", StringComparison.Ordinal) || path.StartsWith("/health", StringComparison.Ordinal) || path.StartsWith("/sprache", StringComparison.Ordinal) || path.Contains('.');

    /// <summary>The language this visitor reads.</summary>
    public static Language Asked(HttpContext http)
    {
        if (Languages.Parse(http.Request.Query["sprache"]) is { } asked) return asked;
        if (Languages.Parse(http.Request.Cookies["sprache"]) is { } kept) return kept;
        // German is the town's language; English for those whose browser asks for it and not for German.
        var wanted = http.Request.Headers.AcceptLanguage.ToString();
        return wanted.Length > 0 && !wanted.Contains("de", StringComparison.OrdinalIgnoreCase) && wanted.Contains("en", StringComparison.OrdinalIgnoreCase) ? Language.En : Language.De;
    }
}
