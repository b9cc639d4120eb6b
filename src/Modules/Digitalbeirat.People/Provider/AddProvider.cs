using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Digitalbeirat.People.Provider;

static class AddProvider
{
    public const string Scheme = "provider";

    /// <summary>Who is known to the provider, and whether they live here: all that is taken from what it says.</summary>
    public const string Subject = "subject", Resident = "resident";

    public static void AddSignInProvider(this AuthenticationBuilder authentication)
    {
        authentication.Services.AddOptions<ProviderOptions>().BindConfiguration("Digitalbeirat:Provider");
        authentication.Services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IOptions<ProviderOptions>>((o, provider) => Configure(o, provider.Value));
        authentication.AddOpenIdConnect(Scheme, _ => { });
    }

    static void Configure(OpenIdConnectOptions o, ProviderOptions provider)
    {
        // The scheme is there in any case; without a provider nothing leads to it.
        o.Authority = provider.IsSet ? provider.Authority : "https://provider.invalid";
        o.ClientId = provider.IsSet ? provider.ClientId : "none";
        o.ClientSecret = provider.ClientSecret;
        o.RequireHttpsMetadata = !(Uri.TryCreate(o.Authority, UriKind.Absolute, out var authority) && authority.IsLoopback);
        o.SignInScheme = IdentityConstants.ExternalScheme;
        o.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as an address: cookies that belong to this site alone are there then.
        o.ResponseMode = OpenIdConnectResponseMode.Query;
        o.UsePkce = true;
        o.CallbackPath = "/anmelden/zurueck";
        o.AccessDeniedPath = "/anmelden";
        o.ReturnUrlParameter = "abgelehnt";
        o.SaveTokens = false;
        o.MapInboundClaims = false;
        o.GetClaimsFromUserInfoEndpoint = true;
        o.Scope.Clear();
        foreach (var scope in provider.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend("openid").Distinct()) o.Scope.Add(scope);
        o.ClaimActions.Clear();
        o.ClaimActions.MapAll();
        foreach (var cookie in new[] { o.NonceCookie, o.CorrelationCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
        o.Events = new OpenIdConnectEvents
        {
            OnTicketReceived = context =>
            {
                context.Principal = KeepLittle.From(context.Principal!, provider);
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.Response.Redirect("/anmelden/anbieter/gescheitert");
                return Task.CompletedTask;
            },
        };
    }
}
