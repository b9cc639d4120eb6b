using System.Threading.RateLimiting;
using Digitalbeirat.Kernel.Access;

namespace Digitalbeirat.Server.Web;

static class RateLimits
{
    /// <summary>Changes are limited by person, or by address for visitors; reading is not.</summary>
    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = 429;
        o.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return RateLimitPartition.GetNoLimiter("reading");
            var actor = http.RequestServices.GetRequiredService<Actor>();
            var who = actor.Id is { } id ? $"person {id}" : $"address {http.Connection.RemoteIpAddress}";
            var limit = http.RequestServices.GetRequiredService<IConfiguration>().GetValue("Digitalbeirat:ChangesPerMinute", 60);
            return RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
        });
    });
}
