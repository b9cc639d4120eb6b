using System.Security.Cryptography;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Kernel.Files;

/// <summary>Checks what was uploaded, makes pictures anew and keeps the bytes under their hash.</summary>
public sealed class KeepFile(DataFolder data, TimeProvider clock)
{
    public const string WebP = "image/webp", Pdf = "application/pdf";

    /// <summary>The attachment to be added to an item; null with an error at <paramref name="field"/> where the file is not taken.</summary>
    public async Task<Attachment?> Take(IFormFile? file, string field, Errors errors, CancellationToken stop = default)
    {
        if (file is null or { Length: 0 }) return null;
        if (file.Length > Attachment.MaxMegabytes * 1024 * 1024)
        {
            errors.Add(field, T.FileTooLarge(Attachment.MaxMegabytes));
            return null;
        }
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, stop);
        return await Take(memory.ToArray(), file.FileName, field, errors, stop);
    }

    public async Task<Attachment?> Take(byte[] bytes, string name, string field, Errors errors, CancellationToken stop = default)
    {
        name = SafeName(name);
        if (bytes.AsSpan().StartsWith("%PDF-"u8)) return await Keep(bytes, name, Pdf, null, null, stop);
        if (!Pictures.LooksLike(bytes))
        {
            errors.Add(field, T.FileTypeNotAllowed);
            return null;
        }
        if (Pictures.MakeAnew(bytes) is not { } picture)
        {
            errors.Add(field, T.FileBroken);
            return null;
        }
        return await Keep(picture.Bytes, Path.ChangeExtension(name, ".webp"), WebP, picture.Width, picture.Height, stop);
    }

    async Task<Attachment> Keep(byte[] bytes, string name, string type, int? width, int? height, CancellationToken stop)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var file = Place(hash);
        if (!File.Exists(file))
        {
            // Written aside and renamed: a crash never leaves half a file under a good name.
            var aside = file + "." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
            await using (var stream = new FileStream(aside, FileMode.CreateNew))
            {
                await stream.WriteAsync(bytes, stop);
                stream.Flush(true);
            }
            File.Move(aside, file, true);
        }
        // Also where it was there already: somebody is about to refer to it, and the sweep must not come between.
        File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime);
        return new Attachment { Name = name, MediaType = type, Size = bytes.Length, Width = width, Height = height, Hash = hash };
    }

    /// <summary>Opens the bytes of an attachment; null where the file is lost.</summary>
    public Stream? Open(string hash) => File.Exists(Place(hash)) ? File.OpenRead(Place(hash)) : null;

    public void Delete(string hash) => File.Delete(Place(hash));

    /// <summary>Hashes of files that nobody has uploaded since <paramref name="before"/>; half-written ones of that age are gone afterwards.</summary>
    public IReadOnlyList<string> Untouched(DateTimeOffset before)
    {
        var old = Directory.EnumerateFiles(data.Folder("files"), "*", SearchOption.AllDirectories).Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime).ToList();
        foreach (var aside in old.Where(f => Path.GetFileName(f).Contains('.', StringComparison.Ordinal))) File.Delete(aside);
        return [.. old.Select(Path.GetFileName).OfType<string>().Where(n => !n.Contains('.', StringComparison.Ordinal))];
    }

    string Place(string hash) => Path.Combine(data.Folder(Path.Combine("files", hash[..2])), hash);

    static string SafeName(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var safe = string.Concat(last.Where(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ')).Trim(' ', '.');
        return safe.Length == 0 ? "datei" : safe.Length > 80 ? safe[^80..] : safe;
    }
}
