using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Search;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;

namespace Digitalbeirat.Openness.Search;

/// <summary>Offered while somebody types: what is there already.</summary>
public sealed class SimilarItems(FindSimilar similar, Kinds kinds) : ISlice
{
    public sealed record Row(string Number, string Title, string Address, string State, int Supports);

    public static void Map(Routes routes) =>
        routes.MapGet("/api/similar", async (string? text, SimilarItems slice) => await slice.Run(text ?? "")).Api("Search", "Concerns that sound like a text").Public();

    async Task<IEnumerable<Row>> Run(string text) =>
        (await similar.Run(text, ["concern"])).Select(r => new Row(r.Number, r.Title, kinds.Address(r.Kind, r.Number), kinds[r.Kind].State(r.State).Name(), r.Supports));
}
