namespace Digitalbeirat.Server.Web;

static class Headers
{
    /// <summary>Nothing from elsewhere, nothing inline, nobody frames us.</summary>
    public static HeaderPolicyCollection Policy { get; } = new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddCrossOriginOpenerPolicy(p => p.SameOrigin())
        .AddCrossOriginResourcePolicy(p => p.SameOrigin())
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(60 * 60 * 24 * 365)
        .AddCustomHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()")
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddScriptSrc().Self();
            csp.AddStyleSrc().Self();
            csp.AddImgSrc().Self().Data();
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddFormAction().Self();
            csp.AddManifestSrc().Self();
            csp.AddFrameAncestors().None();
            csp.AddBaseUri().None();
        });
}
