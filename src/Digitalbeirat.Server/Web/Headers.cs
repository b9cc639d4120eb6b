namespace Digitalbeirat.Server.Web;

static class Headers
{
    public const string ApiPage = "api";

    /// <summary>Nothing from elsewhere, nothing inline, nobody frames us.</summary>
    public static HeaderPolicyCollection Policy { get; } = Make(false);

    /// <summary>The page of the open interface alone: Scalar's script writes styles into the page. Scripts stay ours.</summary>
    public static HeaderPolicyCollection ForApiPage { get; } = Make(true);

    static HeaderPolicyCollection Make(bool inlineStyles) => new HeaderPolicyCollection()
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
            if (inlineStyles) csp.AddStyleSrc().Self().UnsafeInline();
            else csp.AddStyleSrc().Self();
            csp.AddImgSrc().Self().Data();
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddFormAction().Self();
            csp.AddManifestSrc().Self();
            csp.AddFrameAncestors().None();
            csp.AddBaseUri().None();
        });
}
