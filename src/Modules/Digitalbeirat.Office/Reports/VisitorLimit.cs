using System.Threading.RateLimiting;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Office.Reports;

/// <summary>Reports of visitors are few; programs that write many are stopped. Signed-in people have the house's own limit.</summary>
static class VisitorLimit
{
    public const string Name = "office.visitor";

    public static void Add(IServiceCollection services) => services.Configure<RateLimiterOptions>(o => o.AddPolicy(Name, http =>
    {
        if (http.RequestServices.GetRequiredService<Actor>().SignedIn) return RateLimitPartition.GetNoLimiter("signed-in");
        var limit = http.RequestServices.GetRequiredService<IConfiguration>().GetValue("Digitalbeirat:ReportsPerHour", 10);
        return RateLimitPartition.GetSlidingWindowLimiter($"address {NetworkAddress.Line(http.Connection.RemoteIpAddress)}", _ => new SlidingWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 6 });
    }));
}
