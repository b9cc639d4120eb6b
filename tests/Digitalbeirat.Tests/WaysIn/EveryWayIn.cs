using System.Net;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.WaysIn;

/// <summary>All the ways on which an item could be read, each tried over HTTP.</summary>
sealed class EveryWayIn(Visitor visitor, Kinds kinds)
{
    /// <summary>Letter in the table, and what it stands for.</summary>
    public static IReadOnlyList<(char Letter, string Words)> Ways { get; } =
    [
        ('S', "Seite"), ('W', "Weg und Verlauf"), ('A', "Schnittstelle (API)"), ('L', "Liste"), ('F', "Feed"), ('Q', "Suche"), ('E', "Export der Beiträge"), ('V', "Mithören (live)"), ('D', "Datei"),
    ];

    readonly Dictionary<string, string> whole = [];

    /// <summary>The letters of the ways on which this item is seen.</summary>
    public async Task<string> See(string kind, string number, string title, long file)
    {
        var k = kinds[kind];
        var seen = "";
        if (await Opens(k.Address(number))) seen += 'S';
        if (await Opens("/weg/" + number) || await Opens("/verlauf/" + number) || await Opens($"/api/items/{number}/history") || await Opens($"/api/items/{number}/path")) seen += 'W';
        if (await Opens($"/api/{kind}s/{number}")) seen += 'A';
        if (await Names("/" + k.Segment, number) || await Names($"/api/{kind}s", number)) seen += 'L';
        if (await Names("/feeds/" + k.Segment, number)) seen += 'F';
        if ((await visitor.Json("/api/search?q=" + Uri.EscapeDataString(title))).Contains(number, StringComparison.Ordinal)) seen += 'Q';
        if (await Names("/api/comments.csv", number) || await Names("/api/comments.json", number)) seen += 'E';
        if (await Status("/live/" + number) != HttpStatusCode.NotFound) seen += 'V';
        if (await Opens($"/dateien/{file}/plan.pdf")) seen += 'D';
        return seen;
    }

    async Task<bool> Opens(string address) => await Status(address) == HttpStatusCode.OK;

    async Task<HttpStatusCode> Status(string address)
    {
        // A live stream never ends: what it answers is known by its head.
        using var answer = await visitor.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
        return answer.StatusCode;
    }

    // Lists are the same for all items of a kind: each is asked for once.
    async Task<bool> Names(string address, string number)
    {
        if (!whole.TryGetValue(address, out var text))
        {
            using var answer = await visitor.Http.GetAsync(address);
            Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
            whole[address] = text = answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
        }
        return text.Contains(number, StringComparison.Ordinal);
    }
}
