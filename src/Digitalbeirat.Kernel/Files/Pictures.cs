using SkiaSharp;

namespace Digitalbeirat.Kernel.Files;

/// <summary>Decodes a picture and encodes it anew: whatever else was in the file (place, camera, code) does not survive.</summary>
public static class Pictures
{
    const int Longest = 1600;
    const long MaxPixels = 50_000_000;

    public static bool LooksLike(ReadOnlySpan<byte> b) =>
        b.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || b.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
        || (b.Length > 12 && b[..4].SequenceEqual("RIFF"u8) && b[8..12].SequenceEqual("WEBP"u8));

    /// <summary>WebP, upright, at most 1600 pixels wide or high; null where the file cannot be decoded or is a bomb.</summary>
    public static (byte[] Bytes, int Width, int Height)? MakeAnew(byte[] bytes)
    {
        using var input = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(input);
        // The header says how large it will be, before a pixel is decoded.
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MaxPixels) return null;
        using var raw = SKBitmap.Decode(codec);
        if (raw is null) return null;
        using var upright = Upright(raw, codec.EncodedOrigin);
        var scale = Math.Min(1.0, (double)Longest / Math.Max(upright.Width, upright.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(upright.Width * scale)), Math.Max(1, (int)Math.Round(upright.Height * scale)));
        using var resized = upright.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var image = SKImage.FromBitmap(resized);
        using var output = image.Encode(SKEncodedImageFormat.Webp, 82);
        return (output.ToArray(), width, height);
    }

    static SKBitmap Upright(SKBitmap raw, SKEncodedOrigin origin)
    {
        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var bitmap = new SKBitmap(turned ? raw.Height : raw.Width, turned ? raw.Width : raw.Height);
        using var canvas = new SKCanvas(bitmap);
        var (w, h) = (bitmap.Width, bitmap.Height);
        switch (origin)
        {
            case SKEncodedOrigin.TopRight: canvas.Scale(-1, 1, w / 2f, 0); break;
            case SKEncodedOrigin.BottomRight: canvas.RotateDegrees(180, w / 2f, h / 2f); break;
            case SKEncodedOrigin.BottomLeft: canvas.Scale(1, -1, 0, h / 2f); break;
            case SKEncodedOrigin.LeftTop: canvas.RotateDegrees(90); canvas.Scale(1, -1); break;
            case SKEncodedOrigin.RightTop: canvas.Translate(w, 0); canvas.RotateDegrees(90); break;
            case SKEncodedOrigin.RightBottom: canvas.Translate(w, h); canvas.RotateDegrees(90); canvas.Scale(1, -1); break;
            case SKEncodedOrigin.LeftBottom: canvas.Translate(0, h); canvas.RotateDegrees(-90); break;
        }
        canvas.DrawBitmap(raw, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        return bitmap;
    }
}
