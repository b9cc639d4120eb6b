using Digitalbeirat.Journeys.Browsing;
using Digitalbeirat.Journeys.City;
using SkiaSharp;

namespace Digitalbeirat.Journeys.Pages;

/// <summary>./do shots: every kind of page as a picture, on a phone, on a desk and on a dark desk. No test, so only run when asked for.</summary>
public sealed class TakePictures(Chromium chromium, DemoCity city)
{
    static readonly string shots = Environment.GetEnvironmentVariable("SHOTS") ?? "shots";
    static readonly string pictureFolder = Path.Combine(shots, "..", "docs", "pictures");

    // What the README and the documentation show, and which part of the page.
    static readonly Dictionary<string, string> pictures = new()
    {
        ["start-desk"] = "body", ["concern-phone"] = "body", ["path-desk"] = "main", ["project-desk"] = ".item",
    };

    [Theory(Explicit = true), InlineData("phone", 360, 740, false), InlineData("desk", 1280, 860, false), InlineData("dark", 1280, 860, true)]
    public async Task Of_every_page(string name, int width, int height, bool dark)
    {
        var only = Environment.GetEnvironmentVariable("SHOTS_OF")?.Split(',');
        await using var lookers = new Lookers(chromium, city, width, height, dark);
        foreach (var type in PageTypes.All.Where(p => only is null || only.Contains(p.Name)))
        {
            var page = (await lookers.Window(type.Who)).Page;
            await page.GotoAsync(await city.PathOf(type));
            Directory.CreateDirectory(Path.Combine(shots, name));
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, name, type.Name + ".png"), FullPage = true });
            if (pictures.TryGetValue($"{type.Name}-{name}", out var part)) await Keep(page, type.Name, part);
        }
    }

    // As much as one sees at first, small enough for a page.
    static async Task Keep(IPage page, string name, string part)
    {
        await page.Locator(part).First.EvaluateAsync("e => e.scrollIntoView()");
        var bytes = await page.ScreenshotAsync();
        using var seen = SKBitmap.Decode(bytes);
        using var flat = seen.Copy(SKColorType.Rgb565);
        Directory.CreateDirectory(pictureFolder);
        await using var file = File.Create(Path.Combine(pictureFolder, name + ".png"));
        // 16 bit colours and the strongest compression: a third of the size, and no eye sees it.
        using var pixels = flat.PeekPixels();
        using var stream = new SKManagedWStream(file);
        pixels.Encode(stream, new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 9));
    }
}
