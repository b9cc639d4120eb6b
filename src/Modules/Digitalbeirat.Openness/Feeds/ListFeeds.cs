using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;

namespace Digitalbeirat.Openness.Feeds;

/// <summary>What one can subscribe to, and where the software itself comes from.</summary>
public sealed class ListFeeds : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/feeds", (Kinds kinds) => Html.Page<ListFeedsPage>(new { Kinds = kinds })).Public();
        routes.MapGet("/quelltext", () => Html.Page<SourcePage>(new { })).Public();
    }
}
