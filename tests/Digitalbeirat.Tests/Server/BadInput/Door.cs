using System.Reflection;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Server.BadInput;

/// <summary>One address of the house with everything it takes, found by asking the program itself.</summary>
sealed record Door(RoutePattern Pattern, bool Changes, bool TokenNeeded, IReadOnlyList<(string Name, Type Type)> Fields, IReadOnlyList<string> Files, IReadOnlyList<string> Asked)
{
    public string Name => (Changes ? "POST /" : "GET /") + Pattern.RawText!.TrimStart('/');

    public static IReadOnlyList<Door> All(Town town) =>
        [.. town.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => !e.RoutePattern.RawText!.Contains("**", StringComparison.Ordinal)
            && !e.Metadata.Any(m => m.GetType().Namespace?.StartsWith("Microsoft.AspNetCore.StaticAssets", StringComparison.Ordinal) == true)).Select(Of)];

    static Door Of(RouteEndpoint e)
    {
        var parameters = e.Metadata.GetMetadata<Routes.Handler>()?.Method.GetParameters() ?? [];
        var route = e.RoutePattern.Parameters.Select(p => p.Name).ToHashSet();
        var asked = parameters.Where(p => p.ParameterType == typeof(string) && p.GetCustomAttribute<FromFormAttribute>() is null && !route.Contains(p.Name!)).Select(p => p.GetCustomAttribute<FromQueryAttribute>()?.Name ?? p.Name!)
            .Concat(parameters.Where(p => p.GetCustomAttribute<AsParametersAttribute>() is not null).SelectMany(p => p.ParameterType.GetConstructors()[0].GetParameters()).Select(p => p.GetCustomAttribute<FromQueryAttribute>()?.Name ?? p.Name!));
        return new(e.RoutePattern, e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true,
            e.Metadata.GetMetadata<Microsoft.AspNetCore.Antiforgery.IAntiforgeryMetadata>() is { RequiresValidation: true },
            [.. parameters.Where(p => p.GetCustomAttribute<FromFormAttribute>() is not null).SelectMany(FieldsOf)],
            [.. parameters.Where(p => p.ParameterType == typeof(IFormFile)).Select(p => p.Name!)], [.. asked]);
    }

    static IEnumerable<(string, Type)> FieldsOf(ParameterInfo p) => p.ParameterType.Namespace == "System"
        ? [(p.GetCustomAttribute<FromFormAttribute>()!.Name ?? p.Name!, p.ParameterType)]
        : p.ParameterType.GetProperties().Where(x => x.CanWrite).Select(x => (x.Name, x.PropertyType));

    /// <summary>The address with a value in the place of each parameter.</summary>
    public string Fill(Func<string, string> value) => "/" + string.Join('/', Pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternLiteralPart l => l.Content, RoutePatternSeparatorPart s => s.Content, RoutePatternParameterPart parameter => value(parameter.Name), _ => "",
    }))));

    /// <summary>What an honest browser might send for a field that is not a text.</summary>
    public static string? Honest(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) || typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? null : type == typeof(bool) ? "true" : type.IsEnum ? Enum.GetNames(type)[0] : "1";
    }
}
