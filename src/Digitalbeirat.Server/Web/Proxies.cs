using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Digitalbeirat.Server.Web;

static class Proxies
{
    /// <summary>Whose word we take for who is asking and how: a proxy on this machine, and those the office's IT has named. Anybody else could be anybody.</summary>
    public static void TrustProxies(this IServiceCollection services, IConfiguration configuration) => services.Configure<ForwardedHeadersOptions>(o =>
    {
        o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var name in (configuration["Digitalbeirat:Proxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (System.Net.IPNetwork.TryParse(name, out var network)) o.KnownIPNetworks.Add(network);
            else if (IPAddress.TryParse(name, out var address)) o.KnownProxies.Add(address);
            else throw new InvalidOperationException($"Digitalbeirat:Proxies: {name} is neither an address nor a network");
    });
}
