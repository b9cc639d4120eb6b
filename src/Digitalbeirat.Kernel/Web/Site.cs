using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Settings;

namespace Digitalbeirat.Kernel.Web;

/// <summary>What every page knows: the town, who looks, where. Handed to components as a cascading value.</summary>
public sealed class Site(Town town, Actor actor, House house, Microsoft.AspNetCore.Http.IHttpContextAccessor http)
{
    public Town Town => town;
    public Actor Actor => actor;
    Microsoft.AspNetCore.Http.HttpContext? Context => http.HttpContext;

    /// <summary>Path and query of this page, to come back to.</summary>
    public string Here => Context is { } c ? c.Request.Path + c.Request.QueryString : "/";
    public string Path => Context?.Request.Path.Value ?? "/";

    /// <summary>By which the browser knows the page's own scripts.</summary>
    public string? Nonce => Context is { } c ? PagePolicy.Nonce(c) : null;

    /// <summary>"light", "dark" or null for what the device prefers.</summary>
    public string? Theme => Context?.Request.Cookies["look"] is "light" or "dark" ? Context.Request.Cookies["look"] : null;
    public int Unread { get; set; }
    public IEnumerable<NavEntry> Navigation => house.Navigation.OrderBy(n => n.Order);
    public IEnumerable<NavEntry> OfficeNavigation => house.OfficeNavigation.Where(n => n.Right is not { } r || actor.Can(r)).OrderBy(n => n.Order);
    public IEnumerable<NavEntry> AccountNavigation => house.AccountNavigation.OrderBy(n => n.Order);

    /// <summary>The confirmation shown once after a change.</summary>
    public string? Notice => Context?.Items["notice"] as string;
}
