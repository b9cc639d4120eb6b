using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Openness.Feeds;

/// <summary>Every list as an Atom feed, with the list's own filters.</summary>
public sealed class ReadFeed(ListItems list, Kinds kinds, Town town) : ISlice
{
    public static void Map(Routes routes) =>
        routes.MapGet("/feeds/{segment}", async (string segment, [AsParameters] ItemQuery query, HttpRequest request, ReadFeed slice) => await slice.Run(segment, query, request)).Public();

    async Task<IResult> Run(string segment, ItemQuery query, HttpRequest request)
    {
        if (kinds.BySegment(segment) is not { } kind) return Go.NotFound;
        var rows = (await list.Run(kind.Key, query.Filter with { After = null }, 30)).Rows;
        var root = town.Address.TrimEnd('/');
        var self = new Uri($"{root}/feeds/{segment}{request.QueryString}");
        var feed = new SyndicationFeed($"{town.BoardName} {town.Name}: {kind.Plural()}", town.Claim, new Uri($"{root}/{segment}"), self.ToString(), rows.Count > 0 ? rows.Max(r => r.ChangedAt) : DateTimeOffset.UnixEpoch)
        {
            Language = Languages.Current.Tag(),
            Items = rows.Select(r => Entry(r, new Uri(root + kind.Address(r.Number)))).ToList(),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(self, "application/atom+xml"));
        feed.Authors.Add(new SyndicationPerson { Name = $"{town.BoardName} {town.Name}" });
        using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = true })) feed.GetAtom10Formatter().WriteTo(xml);
        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    static SyndicationItem Entry(ItemRow r, Uri link) =>
        new(Clean($"{r.Number}: {r.Title}"), new TextSyndicationContent(Clean(Prose.Html(r.Text)), TextSyndicationContentKind.Html), link, link.ToString(), r.ChangedAt)
        {
            PublishDate = r.CreatedAt, Authors = { new SyndicationPerson { Name = Clean(r.Author ?? "") } },
        };

    // XML knows characters that must not occur; people paste them.
    static string Clean(string text) => new([.. text.Where(XmlConvert.IsXmlChar)]);
}
