using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Digitalbeirat.People.Sessions;

/// <summary>The cookie holds random keys, encrypted and signed, and nothing else: no name, no number, no address.</summary>
static class SessionKey
{
    const string Claim = "session";

    // What the tokens of forms are bound to: it stays when the key is exchanged, so that a form that is open goes through.
    const string Bond = "sub";

    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static ClaimsPrincipal Principal(string key, string? bond = null) => new(new ClaimsIdentity([new(Claim, key), new(Bond, bond ?? New())], IdentityConstants.ApplicationScheme));

    /// <summary>The same session under another key.</summary>
    public static ClaimsPrincipal Exchanged(ClaimsPrincipal user, string key) => Principal(key, user.FindFirst(Bond)?.Value);

    public static string? HashOf(HttpContext http) => http.User.FindFirst(Claim)?.Value is { } key ? Hash(key) : null;

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
