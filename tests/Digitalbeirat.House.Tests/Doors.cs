using System.Net;
using System.Text.RegularExpressions;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.House.Tests;

/// <summary>Every address of the house, one after the other.</summary>
public sealed class Doors
{
    static IReadOnlyList<RouteEndpoint> Endpoints(Town town) => [.. town.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    static IReadOnlyList<string> Methods(Endpoint e) => [.. e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []];

    // What the framework maps for files, and its way to find those of a folder while developing.
    static bool IsFramework(RouteEndpoint e) => e.RoutePattern.RawText == "{**path:file}" || e.Metadata.Any(m => m.GetType().Namespace?.StartsWith("Microsoft.AspNetCore.StaticAssets", StringComparison.Ordinal) == true);

    /// <summary>The address with something in the place of each parameter.</summary>
    static string Fill(RouteEndpoint e) => "/" + string.Join('/', e.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternLiteralPart l => l.Content, RoutePatternSeparatorPart s => s.Content, RoutePatternParameterPart { Name: "id" } => "1", RoutePatternParameterPart { Name: "number" } => "A-2026-0001", _ => "x",
    }))));

    [Fact]
    public async Task Every_address_says_who_may_use_it()
    {
        await using var town = await Town.Found();
        var endpoints = Endpoints(town);
        Assert.True(endpoints.Count > 150, $"Only {endpoints.Count} endpoints");
        Assert.Empty(endpoints.Where(e => !IsFramework(e) && e.Metadata.GetMetadata<Digitalbeirat.Kernel.Web.Needs>() is null).Select(e => e.RoutePattern.RawText));
    }

    [Fact]
    public async Task No_address_below_the_office_is_open_to_everybody()
    {
        await using var town = await Town.Found();
        var office = Endpoints(town).Where(e => Regex.IsMatch(e.RoutePattern.RawText ?? "", "^/(verwaltung|api/office)")).ToList();
        Assert.NotEmpty(office);
        Assert.Empty(office.Where(e => e.Metadata.GetMetadata<Digitalbeirat.Kernel.Web.Needs>()?.Right is null or Right.TakePart or Right.ReadInternal).Select(e => e.RoutePattern.RawText));
    }

    [Fact]
    public async Task Every_change_without_a_token_is_refused()
    {
        await using var town = await Town.Found();
        using var admin = await town.Person("Ada", Roles.Administrator | Roles.Office | Roles.Unit | Roles.Board, unit: true);
        var changes = Endpoints(town).Where(e => Methods(e).Contains("POST")).ToList();
        Assert.True(changes.Count > 60, $"Only {changes.Count} changes");
        var open = new List<string>();
        foreach (var e in changes.Where(e => e.RoutePattern.RawText != "/abbestellen/{token}"))
        {
            var files = e.Metadata.OfType<IAcceptsMetadata>().Any(a => a.ContentTypes.Contains("multipart/form-data") && !a.ContentTypes.Contains("application/x-www-form-urlencoded"));
            using HttpContent content = files ? new MultipartFormDataContent { { new StringContent("x"), "title" } } : new FormUrlEncodedContent([KeyValuePair.Create("title", "x")]);
            using var answer = await admin.Http.PostAsync(Fill(e), content);
            if (answer.StatusCode != HttpStatusCode.BadRequest) open.Add($"{(int)answer.StatusCode} {e.RoutePattern.RawText}");
        }
        Assert.Empty(open);
    }

    [Fact]
    public async Task Nothing_changes_by_being_looked_at_and_nothing_is_changed_by_other_methods()
    {
        await using var town = await Town.Found();
        Assert.Empty(Endpoints(town).Where(e => !IsFramework(e) && Methods(e).Except(["GET", "POST", "HEAD"]).Any()).Select(e => e.RoutePattern.RawText));
    }

    static IEnumerable<string> Pages(Town town) => Endpoints(town).Where(e => !IsFramework(e) && Methods(e).Contains("GET") && e.RoutePattern.Parameters.Count == 0).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct();

    [Theory]
    [InlineData(Roles.None), InlineData(Roles.Administrator | Roles.Office | Roles.Unit)]
    public async Task Every_page_that_needs_nothing_answers_with_one_heading_a_title_and_its_language(Roles roles)
    {
        await using var town = await Town.Found();
        await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await town.Meeting("Erste Sitzung");
        await town.Settle();
        using var who = roles == Roles.None ? town.Visitor() : await town.Person("Ada", roles, unit: true);
        var (wrong, pages) = (new List<string>(), 0);
        foreach (var path in Pages(town))
        {
            using var answer = await who.Http.GetAsync(path);
            if ((int)answer.StatusCode >= 500) wrong.Add($"{(int)answer.StatusCode} {path}");
            if ((int)answer.StatusCode is >= 300 and < 400 || answer.Content.Headers.ContentType?.MediaType != "text/html" || path == "/api") continue;
            await who.Open(path);
            pages++;
            if (who.Page.QuerySelectorAll("h1").Length != 1) wrong.Add($"{who.Page.QuerySelectorAll("h1").Length} h1 on {path}");
            if (string.IsNullOrWhiteSpace(who.Page.Title)) wrong.Add($"no title on {path}");
            if (who.Page.DocumentElement.GetAttribute("lang") != "de") wrong.Add($"no language on {path}");
            wrong.AddRange(who.Page.QuerySelectorAll("[id]").GroupBy(x => x.Id).Where(g => g.Count() > 1).Select(g => $"id {g.Key} {g.Count()} times on {path}"));
            wrong.AddRange(who.Page.QuerySelectorAll("[style], [onclick], [onchange]").Select(x => $"inline style or script in <{x.LocalName}> on {path}"));
        }
        Assert.Empty(wrong);
        Assert.True(pages > 25, $"Only {pages} pages");
    }

    [Fact]
    public async Task Every_link_of_the_pages_leads_somewhere()
    {
        await using var town = await Town.Found();
        await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await town.Meeting("Erste Sitzung");
        using var visitor = town.Visitor();
        var dead = new Dictionary<string, string>();
        var seen = new HashSet<string>();
        foreach (var page in Pages(town).Where(p => !p.StartsWith("/api", StringComparison.Ordinal)))
        {
            await visitor.Open(page);
            if (visitor.Status != 200) continue;
            foreach (var link in visitor.Page.QuerySelectorAll("a[href^='/'], link[href^='/'], img[src^='/'], script[src^='/']").Select(a => (a.GetAttribute("href") ?? a.GetAttribute("src"))!.Split('#')[0]).Where(l => l.Length > 0).Distinct().ToList())
                if (seen.Add(link) && await visitor.StatusOf(link) is >= 400 and var status) dead[link] = $"{status}, on {page}";
        }
        Assert.True(seen.Count > 60, $"Only {seen.Count} links");
        Assert.Empty(dead);
    }
}
