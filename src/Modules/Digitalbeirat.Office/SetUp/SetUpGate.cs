using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Office.SetUp;

static class SetUpGate
{
    /// <summary>There only until the town is set up, and only for those who have the key.</summary>
    public static RouteHandlerBuilder DuringSetUp(this RouteHandlerBuilder endpoint) => endpoint.Public().AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        if (await IsDone(http)) return Go.NotFound;
        if (http.RequestServices.GetRequiredService<SetUpKey>().Opens(http)) return await next(context);
        return HttpMethods.IsGet(http.Request.Method) ? Go.To("/einrichten") : Go.Status(403);
    });

    public static async Task<bool> IsDone(HttpContext http)
    {
        var settings = http.RequestServices.GetRequiredService<TownSettings>();
        // Another node may have finished it a moment ago.
        if (!settings.Current.Ready) settings.Forget();
        return (await settings.Get(http.RequestServices.GetRequiredService<AppDb>())).Ready;
    }
}
