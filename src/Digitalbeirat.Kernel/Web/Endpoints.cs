using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Kernel.Web;

/// <summary>Marks an endpoint with who may use it; a house test finds those that say nothing.</summary>
/// <param name="Right">Null: everybody.</param>
public sealed record Needs(Right? Right);

public static class Endpoints
{
    public static TBuilder Public<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs(null));

    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, Right right) =>
        endpoint.WithMetadata(new Needs(right)).AddEndpointFilter((context, next) =>
        {
            var actor = context.HttpContext.RequestServices.GetRequiredService<Actor>();
            if (actor.Can(right)) return next(context);
            var request = context.HttpContext.Request;
            if (!actor.SignedIn) return ValueTask.FromResult<object?>(AskToSignIn(request));
            if (!actor.WouldWakeTo(right) || request.Path.StartsWithSegments("/api")) return ValueTask.FromResult<object?>(Go.Status(403));
            SecurityLog.NoteDoor(context.HttpContext, SecurityEvent.AccessRefused);
            return ValueTask.FromResult<object?>(Go.To("/konto/zweiter-faktor", T.SecondFactorNeeded));
        });

    /// <summary>One's own account: for everybody signed in, also the blocked, who keep the right to see and take away what is theirs.</summary>
    public static RouteHandlerBuilder Personal(this RouteHandlerBuilder endpoint) =>
        endpoint.Public().AddEndpointFilter((context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<Actor>().SignedIn ? next(context) : ValueTask.FromResult<object?>(AskToSignIn(context.HttpContext.Request)));

    /// <summary>For acts that are hard to take back: an open browser is not enough, who they are must have been proven lately.
    /// What was typed into a form goes along to the proof and comes back from it.</summary>
    public static RouteHandlerBuilder Lately(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter((context, next) => ProvenLately.Ask(context.HttpContext) is { } ask ? ValueTask.FromResult<object?>(ask) : next(context));

    static IResult AskToSignIn(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/api")) return Go.Status(401);
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : request.Headers.Referer.FirstOrDefault() is { } r && Uri.TryCreate(r, UriKind.Absolute, out var u) ? u.PathAndQuery : "/";
        return Go.To("/anmelden?zurueck=" + Uri.EscapeDataString(back));
    }

    /// <summary>A documented part of the open interface.</summary>
    public static RouteHandlerBuilder Api(this RouteHandlerBuilder endpoint, string tag, string summary) => endpoint.WithTags(tag).WithSummary(summary);
}

public static class Html
{
    /// <summary>A page; 422 when its input is wrong.</summary>
    public static SendPage Page<TPage>(object parameters, int status = 200) where TPage : IComponent => new(typeof(TPage), parameters, status);
}

/// <summary>Where to go after a change, and what to say when there is nothing to show.</summary>
public static class Go
{
    /// <summary>303: the browser asks for the new page with GET.</summary>
    public static IResult To(string address, string? notice = null) => new SeeOther(address, notice);

    /// <summary>An error page of the house's own look, or JSON under /api.</summary>
    public static IResult Status(int status, string? why = null) => new StatusPage(status, why);
    public static IResult NotFound => Status(404);

    /// <summary>Only addresses of this installation: an open redirect would lend the town's name to anybody.</summary>
    public static string Local(string? address) => address is ['/', not '/' and not '\\', ..] or "/" && !address.Any(c => c is '\\' || char.IsControl(c) || char.IsSurrogate(c)) ? Ascii(address) : "/";

    // A header takes nothing else; a browser would have written it so.
    static string Ascii(string address) => address.All(char.IsAscii) ? address : string.Concat(address.Select(c => char.IsAscii(c) ? c.ToString() : Uri.EscapeDataString(c.ToString())));

    /// <summary>What <see cref="To"/> answers.</summary>
    public sealed class SeeOther(string address, string? notice) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            if (notice is not null) Web.Notice.Leave(http, notice);
            http.Response.StatusCode = 303;
            http.Response.Headers.Location = Local(address);
            return Task.CompletedTask;
        }
    }

    sealed class StatusPage(int status, string? why) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            http.Items["why"] = why;
            return Task.CompletedTask;
        }
    }
}
