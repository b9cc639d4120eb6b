using System.Text;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Digitalbeirat.Tests.Openness;

public sealed class KeepingFiles
{
    static byte[] Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawRect(0, 0, width / 2f, height, new SKPaint { Color = SKColors.DarkGreen });
        }
        using var image = SKImage.FromBitmap(bitmap);
        return image.Encode(format, 90).ToArray();
    }

    /// <summary>The picture with a camera's notes: turned by a quarter (orientation 6) and taken at a place (GPS).</summary>
    static byte[] WithPlace(byte[] jpeg)
    {
        byte[] tiff =
        [
            .. "II*\0"u8, 8, 0, 0, 0,
            2, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
            0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
            0, 0, 0, 0,
            1, 0,
            0x1D, 0x00, 2, 0, 11, 0, 0, 0, 56, 0, 0, 0,
            0, 0, 0, 0,
            .. "2026:01:01\0"u8, .. "GPS 48.7758 9.1829"u8,
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    static async Task<Visitor> Raise(Town town, byte[] bytes, string name = "foto.jpg", string alt = "Die Haltestelle ohne Fahrplan")
    {
        var anna = await town.Person("Anna");
        await anna.Open("/anliegen/neu");
        await anna.Attach("picture", name, bytes).Press("Weiter", ("as", "Mutter"), ("need", "einen Fahrplan an der Haltestelle"), ("soThat", "ich pünktlich bin"), ("area", "1"), ("pictureAlt", alt));
        return anna;
    }

    [Theory, BothStores]
    public async Task A_photograph_loses_the_place_where_it_was_taken_and_stands_upright(Database store)
    {
        await using var town = await Town.Found(store);
        var photo = WithPlace(Picture(400, 200));
        Assert.Contains("GPS 48.7758", Encoding.Latin1.GetString(photo));
        using var anna = await Raise(town, photo);
        await anna.Press("Veröffentlichen");
        var image = anna.Page.QuerySelector("main img[alt='Die Haltestelle ohne Fahrplan']")!;
        var bytes = await anna.Http.GetByteArrayAsync(image.GetAttribute("src"));
        foreach (var trace in new[] { "Exif", "GPS", "48.7758", "2026:01:01" }) Assert.DoesNotContain(trace, Encoding.Latin1.GetString(bytes));
        using var codec = SKCodec.Create(new MemoryStream(bytes));
        Assert.Equal((SKEncodedImageFormat.Webp, 200, 400), (codec.EncodedFormat, codec.Info.Width, codec.Info.Height));
        Assert.DoesNotContain(Directory.EnumerateFiles(town.Folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains(".db", StringComparison.Ordinal)), f => Encoding.Latin1.GetString(File.ReadAllBytes(f)).Contains("GPS 48.7758", StringComparison.Ordinal));
    }

    public static TheoryData<string, string, byte[]> WrongFiles => new()
    {
        { "programm.jpg", "Bild", "MZ\0\0Das ist ein Programm"u8.ToArray() },
        { "zeichnung.svg", "Bild", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray() },
        { "kaputt.jpg", "", [0xFF, 0xD8, 0xFF, 0xE0, .. "das war einmal ein Bild"u8] },
        { "gross.jpg", "8", new byte[(8 * 1024 * 1024) + 1] },
    };

    [Theory, MemberData(nameof(WrongFiles))]
    public async Task A_file_that_is_not_taken_says_so_at_its_field_and_what_was_typed_stays(string name, string says, byte[] bytes)
    {
        await using var town = await Town.Found();
        using var anna = await Raise(town, bytes, name);
        Assert.Equal(422, anna.Status);
        Assert.Equal("true", anna.Page.GetElementById("picture")!.GetAttribute("aria-invalid"));
        Assert.Contains(says, anna.Page.GetElementById("picture-error")!.TextContent);
        Assert.Equal("Mutter", anna.Page.GetElementById("as")!.GetAttribute("value"));
        Assert.Equal(0, await town.Ask(db => db.Attachments.CountAsync()));
    }

    [Fact]
    public async Task A_picture_without_words_for_those_who_cannot_see_it_is_asked_for_them_and_kept_meanwhile()
    {
        await using var town = await Town.Found();
        using var anna = await Raise(town, Picture(40, 40, SKEncodedImageFormat.Png), "bild.png", alt: "");
        Assert.Equal(422, anna.Status);
        Assert.Equal("true", anna.Page.GetElementById("pictureAlt")!.GetAttribute("aria-invalid"));
        await anna.Press("Weiter", ("pictureAlt", "Ein grünes Feld"));
        await anna.Press("Veröffentlichen");
        Assert.NotNull(anna.Page.QuerySelector("main img[alt='Ein grünes Feld']"));
    }

    [Fact]
    public async Task A_file_is_as_public_as_what_it_belongs_to()
    {
        await using var town = await Town.Found();
        using var anna = await Raise(town, Picture(40, 40));
        await anna.Press("Veröffentlichen");
        var (concern, address) = (anna.Number(), anna.Page.QuerySelector("main img[src^='/dateien/']")!.GetAttribute("src")!);
        using var visitor = town.Visitor();
        Assert.Equal(200, await visitor.StatusOf(address));
        foreach (var visibility in new[] { Visibility.Internal, Visibility.Hidden, Visibility.Deleted })
        {
            await town.Change(concern, i => i.Visibility = visibility);
            Assert.Equal(404, await visitor.StatusOf(address));
        }
    }

    [Fact]
    public async Task A_document_is_downloaded_and_never_opened_in_our_name()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna");
        await anna.Open($"/bearbeiten/{concern}");
        await anna.Attach("file", "../../Plan 1.pdf", "%PDF-1.4 nur ein Anfang"u8.ToArray()).Press("Speichern");
        Assert.Equal("Plan 1.pdf", await town.Ask(db => db.Attachments.Select(a => a.Name).SingleAsync()));
        var link = anna.Page.QuerySelector("main a[href^='/dateien/']")!.GetAttribute("href")!;
        using var answer = await anna.Http.GetAsync(link);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Bytes_that_nobody_refers_to_any_more_are_gone_after_a_day_and_all_others_stay()
    {
        await using var town = await Town.Found();
        using var anna = await Raise(town, Picture(40, 40));
        await anna.Press("Veröffentlichen");
        var address = anna.Page.QuerySelector("main img[src^='/dateien/']")!.GetAttribute("src")!;
        // A second one is still being written: its picture stays as well.
        await anna.Open("/anliegen/neu");
        await anna.Attach("picture", "zwei.jpg", Picture(60, 40)).Press("Weiter", ("as", "Mutter"), ("need", "eine Bank"), ("soThat", "ich sitzen kann"), ("area", "1"), ("pictureAlt", "Keine Bank"));
        Assert.Equal(2, Kept().Count());
        await Sweep();
        Assert.Equal(2, Kept().Count());
        Assert.Equal(200, await anna.StatusOf(address));

        await town.Do(s => s.GetRequiredService<AppDb>().Attachments.ExecuteDeleteAsync());
        await Sweep();
        Assert.Single(Kept());

        IEnumerable<string> Kept() => Directory.EnumerateFiles(Path.Combine(town.Folder, "files"), "*", SearchOption.AllDirectories);
        async Task Sweep()
        {
            await town.Settle();
            town.Clock.Advance(TimeSpan.FromDays(2));
            await town.Settle();
        }
    }
}
