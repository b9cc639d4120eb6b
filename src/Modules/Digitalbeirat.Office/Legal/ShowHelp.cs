using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;

namespace Digitalbeirat.Office.Legal;

/// <summary>How it works: the path of a concern in six steps.</summary>
public sealed class ShowHelp : ISlice
{
    public static void Map(Routes routes) => routes.MapGet("/hilfe", () => Html.Page<ShowHelpPage>(new { })).Public();
}
