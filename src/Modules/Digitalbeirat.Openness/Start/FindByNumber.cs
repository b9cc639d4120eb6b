using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Openness.Start;

/// <summary>Short addresses for posters and the telephone: /A-2026-0001.</summary>
public sealed class FindByNumber : ISlice
{
    public static void Map(Routes routes) =>
        routes.MapGet("/{number:regex(^[A-Za-z]-\\d{{4}}-\\d{{4,7}}$)}", (string number, Kinds kinds) =>
            kinds.ByNumber(number) is { } kind ? Results.Redirect(kind.Address(number.ToUpperInvariant())) : Go.NotFound).Public();
}
