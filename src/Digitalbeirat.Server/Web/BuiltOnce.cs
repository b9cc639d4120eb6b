using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Digitalbeirat.Server.Web;

/// <summary>Keeps the endpoints a source has built. The framework's own source compiles all of them anew whenever somebody asks, and two ask at every start: most of a second for each.</summary>
sealed class BuiltOnce(EndpointDataSource source) : EndpointDataSource
{
    readonly Lazy<IReadOnlyList<Endpoint>> built = new(() => source.Endpoints);

    public override IReadOnlyList<Endpoint> Endpoints => built.Value;

    // The rooms say at the start what they bring; nothing is added later.
    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    public static void Use(IEndpointRouteBuilder routes)
    {
        // The files' own source is cheap, and others look for it by its type.
        var sources = routes.DataSources.Select(s => s.GetType().Namespace == "Microsoft.AspNetCore.StaticAssets" ? s : new BuiltOnce(s)).ToList();
        routes.DataSources.Clear();
        foreach (var s in sources) routes.DataSources.Add(s);
    }
}
