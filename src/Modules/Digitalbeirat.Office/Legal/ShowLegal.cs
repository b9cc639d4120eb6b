using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Office.Legal;

/// <summary>Imprint, privacy, accessibility statement and what this is in plain German.</summary>
public sealed class ShowLegal(Town town, House house, TimeProvider clock) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/impressum", (ShowLegal slice) => slice.Imprint()).Public();
        routes.MapGet("/datenschutz", (ShowLegal slice) => slice.Privacy()).Public();
        routes.MapGet("/leichte-sprache", (ShowLegal slice) => slice.Plain()).Public();
        routes.MapGet("/barrierefreiheit", (HttpRequest request, ShowLegal slice) => slice.Accessibility(request)).Public();
    }

    IResult Imprint() => Page(T.Imprint, Text(town.Imprint, "imprint"));
    IResult Privacy() => Html.Page<ShowPrivacyPage>(new
    {
        Html = LegalProse.Html(Text(town.Privacy, "privacy")), Kept = (IReadOnlyList<(string, int)>)[.. house.Retention.Select(r => (r.What(), r.In(town)))],
    });
    IResult Plain() => Page(T.PlainTitle, Text("", "plain"));

    IResult Accessibility(HttpRequest request)
    {
        // People come here from the page where something did not work.
        var page = ReportBarrier.PathOf(request.Headers.Referer.ToString());
        return Kernel.Web.Html.Page<ShowAccessibilityPage>(new { Html = LegalProse.Html(Text(town.Accessibility, "accessibility")), Input = new ReportBarrier.Input { Page = page }, Errors = new Errors() });
    }

    // An installation without a text of its own shows the template with its open places rather than nothing.
    string Text(string own, string template) => own.Length > 0 ? own : LegalTemplates.Fill(template, town, Show.Day(clock.GetUtcNow()));

    IResult Page(string title, string markdown) => Html.Page<ShowLegalPage>(new { Title = title, Html = LegalProse.Html(markdown) });
}
