using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;

namespace Digitalbeirat.Office.Cockpit;

/// <summary>What is due today; moderators see their part of it.</summary>
public sealed class ShowCockpit(FindDue due) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung", async (ShowCockpit slice) => Html.Page<ShowCockpitPage>(new { Lists = await slice.Run() })).Needs(Right.Moderate);
        routes.MapGet("/api/office/due", async (ShowCockpit slice) => await slice.Run()).Api("Office", "What the office has to do today").Needs(Right.Moderate);
    }

    Task<IReadOnlyList<DueList>> Run() => due.Run();
}
