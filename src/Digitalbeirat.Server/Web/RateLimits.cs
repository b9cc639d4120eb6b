using System.Threading.RateLimiting;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Server.Web;

static class RateLimits
{
    /// <summary>So many people may sit behind one address, in a school or an office, before it is slowed down as a whole.</summary>
    const int PeopleBehindAnAddress = 10;

    /// <summary>Changes are limited by person, or by address for visitors, and by address for all people there together; reading is not.</summary>
    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = 429;
        var told = new OnceAMinute();
        o.OnRejected = (context, _) =>
        {
            var http = context.HttpContext;
            // Who is refused a thousand times a second does not fill the log as well.
            if (told.First(Who(http), http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())) SecurityLog.NoteDoor(http, SecurityEvent.LimitHit);
            http.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        o.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Window(http, Who, 1)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Window(http, Everybody, PeopleBehindAnAddress)));
    });

    static string Who(HttpContext http) => http.RequestServices.GetRequiredService<Actor>().Id is { } id ? $"person {id}" : $"address {NetworkAddress.Line(http.Connection.RemoteIpAddress)}";

    static string Everybody(HttpContext http) => $"everybody at {NetworkAddress.Line(http.Connection.RemoteIpAddress)}";

    static RateLimitPartition<string> Window(HttpContext http, Func<HttpContext, string> who, int times)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return RateLimitPartition.GetNoLimiter("reading");
        return RateLimitPartition.GetSlidingWindowLimiter(who(http), _ => new SlidingWindowRateLimiterOptions { PermitLimit = Limit(http) * times, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
    }

    static int Limit(HttpContext http) => http.RequestServices.GetRequiredService<IConfiguration>().GetValue("Digitalbeirat:ChangesPerMinute", 60);
}
