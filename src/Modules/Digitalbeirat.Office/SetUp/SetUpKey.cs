using System.Net;
using System.Security.Cryptography;
using System.Text;
using Digitalbeirat.Kernel.Settings;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Office.SetUp;

/// <summary>Proves that whoever sets the installation up has its machine: a key in the data folder and the log.</summary>
public sealed class SetUpKey(DataFolder data)
{
    const string Cookie = "einrichten";

    // Without signs that look like others.
    const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    string File => Path.Combine(data.Folder(""), "einrichten.key");

    /// <summary>The key; made where there is none yet.</summary>
    public string Get()
    {
        if (!System.IO.File.Exists(File)) Make();
        return System.IO.File.ReadAllText(File).Trim();
    }

    /// <summary>Whether this visitor may set the installation up.</summary>
    public bool Opens(HttpContext http) => FromThisMachine(http) || Matches(http.Request.Cookies[Cookie]);

    public bool Matches(string? typed) =>
        typed is { Length: > 0 and < 200 } && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(typed))), SHA256.HashData(Encoding.UTF8.GetBytes(Plain(Get()))));

    public void Keep(HttpContext http) => http.Response.Cookies.Append(Cookie, Get(),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/einrichten", MaxAge = TimeSpan.FromDays(1), IsEssential = true });

    /// <summary>The set-up is done: the key is worth nothing any more.</summary>
    public void Forget(HttpContext http)
    {
        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/einrichten" });
        System.IO.File.Delete(File);
    }

    void Make()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 24);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var writer = new StreamWriter(File, options);
            writer.WriteLine(string.Join('-', letters.Chunk(6).Select(c => new string(c))));
        }
        catch (IOException) when (System.IO.File.Exists(File))
        {
            // Another node of this installation was faster.
        }
    }

    // A proxy on the same machine makes all the world look like this machine: it says whom it speaks for, or at least another host name.
    static bool FromThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && http.Request.Protocol != "HTTP/1.0"
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]" or "::1"
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded") && !http.Request.Headers.ContainsKey("X-Real-IP") && !http.Request.Headers.ContainsKey("Via");

    static string Plain(string key) => key.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
}
