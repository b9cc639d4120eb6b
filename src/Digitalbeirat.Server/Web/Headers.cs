using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Server.Web;

static class Headers
{
    /// <summary>A page says itself what it may run, with a number that it shares with its scripts; so does one from the cache.</summary>
    static readonly HeaderPolicyCollection pages = Make(), others = Make().AddCustomHeader("Content-Security-Policy", PagePolicy.WithoutScripts);

    public static void AddSecurityHeaders(this IServiceCollection services) => services.AddSecurityHeaderPolicies()
        .SetDefaultPolicy(others)
        .SetPolicySelector(answer => answer.HttpContext.Response.Headers.ContentSecurityPolicy.Count > 0 ? pages : others);

    static HeaderPolicyCollection Make() => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddCrossOriginOpenerPolicy(p => p.SameOrigin())
        .AddCrossOriginResourcePolicy(p => p.SameOrigin())
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(60 * 60 * 24 * 365)
        .AddCustomHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()");
}
