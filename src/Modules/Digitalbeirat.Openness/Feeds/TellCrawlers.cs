using System.Text;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Openness.Feeds;

/// <summary>robots.txt, the site map and where to report a weakness (RFC 9116).</summary>
public sealed class TellCrawlers(AppDb db, Kinds kinds, Town town) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/robots.txt", (Town town) => Results.Text($"User-agent: *\nDisallow: /anmelden\nDisallow: /konto\nDisallow: /verwaltung\nDisallow: /melden\nDisallow: /unterstuetzen\nDisallow: /folgen\nDisallow: /kommentieren\nSitemap: {town.Address.TrimEnd('/')}/sitemap.xml\n")).Public();
        routes.MapGet("/sitemap.xml", async (TellCrawlers slice) => await slice.SiteMap()).Public();
        routes.MapGet("/.well-known/security.txt", (Town town, TimeProvider clock) => Results.Text($"Contact: mailto:{town.ContactEmail}\nExpires: {clock.GetUtcNow().AddMonths(6):yyyy-MM-dd}T00:00:00Z\nPreferred-Languages: de, en\n")).Public();
    }

    async Task<IResult> SiteMap()
    {
        var root = town.Address.TrimEnd('/');
        var rows = await db.Items.AsNoTracking().Where(i => i.Visibility == Visibility.Public && i.MergedIntoId == null).OrderByDescending(i => i.ChangedAt).Take(40_000).Select(i => new { i.Kind, i.Number, i.ChangedAt }).ToListAsync();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var r in rows) xml.Append($"<url><loc>{root}{kinds.Address(r.Kind, r.Number)}</loc><lastmod>{r.ChangedAt.UtcDateTime:yyyy-MM-dd}</lastmod></url>\n");
        return Results.Text(xml.Append("</urlset>\n").ToString(), "application/xml");
    }
}
