using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Digitalbeirat.Debate.TakingPart;

/// <summary>Ways to pass an item on that tell nobody that one did: the address, a mail, a code for a poster.</summary>
public sealed class ShareItem(AppDb db, Actor actor, Kinds kinds, Town town) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/teilen/{number}", async (string number, ShareItem slice) => await slice.Page(number)).Public();
        routes.MapGet("/teilen/{number}/code.svg", async (string number, ShareItem slice) => await slice.Code(number)).Public();
    }

    Task<Item?> Find(string number) => db.Items.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == number.ToUpperInvariant());

    string Link(Item item) => town.Address.TrimEnd('/') + kinds[item.Kind].Address(item.Number);

    async Task<IResult> Page(string number) => await Find(number) is { } item
        ? Html.Page<ShareItemPage>(new { Item = item, Kind = kinds[item.Kind], Link = Link(item) })
        : Go.NotFound;

    async Task<IResult> Code(string number)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        using var data = QRCodeGenerator.GenerateQrCode(Link(item), QRCodeGenerator.ECCLevel.M);
        return Results.Text(new SvgQRCode(data).GetGraphic(8), "image/svg+xml");
    }
}
