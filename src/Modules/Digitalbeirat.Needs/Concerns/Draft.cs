using System.Security.Cryptography;
using System.Text.Json;
using Digitalbeirat.Kernel.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>A concern being written: kept for the browser that holds its key, until sent or forgotten. Nobody else can read whose it is.</summary>
public sealed class Draft
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>SHA-256 of the key in the visitor's cookie.</summary>
    public required byte[] KeyHash { get; set; }
    public required string Json { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Set when it was sent and waits for the link in the mail to be followed.</summary>
    public string? Email { get; set; }
    public string? Name { get; set; }
    public byte[]? TokenHash { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public Language Language { get; set; }

    public ConcernInput Input => JsonSerializer.Deserialize<ConcernInput>(Json) ?? new();

    public static byte[] Hash(string key) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key));
    public static string NewKey() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
}

/// <summary>What the form holds. All of it text, so that whatever was typed comes back.</summary>
public sealed record ConcernInput
{
    public string? As { get; init; }
    public string? Need { get; init; }
    public string? SoThat { get; init; }
    public string? Title { get; init; }
    public string? More { get; init; }
    public string? Area { get; init; }
    public string? District { get; init; }
    public string? Tags { get; init; }
    public string? PictureAlt { get; init; }

    /// <summary>The picture already taken, by hash, name and size; not typed by anybody.</summary>
    public KeptPicture? Kept { get; init; }
}

public sealed record KeptPicture(string Hash, string Name, string MediaType, long Size, int? Width, int? Height);

static class DraftCookie
{
    const string Name = "entwurf";

    public static byte[]? Read(HttpContext http) => http.Request.Cookies[Name] is { Length: > 10 and < 100 } key ? Draft.Hash(key) : null;

    public static byte[] Write(HttpContext http)
    {
        var key = Draft.NewKey();
        http.Response.Cookies.Append(Name, key, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = Draft.Life, Path = "/anliegen", IsEssential = true });
        return Draft.Hash(key);
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, new CookieOptions { Path = "/anliegen" });
}
