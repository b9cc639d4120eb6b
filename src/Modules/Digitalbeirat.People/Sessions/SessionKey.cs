using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Digitalbeirat.People.Sessions;

/// <summary>The cookie holds a random key, encrypted and signed, and nothing else: no name, no number, no address.</summary>
static class SessionKey
{
    const string Claim = "session";

    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static ClaimsPrincipal Principal(string key) => new(new ClaimsIdentity([new(Claim, key)], IdentityConstants.ApplicationScheme));

    public static string? HashOf(HttpContext http) => http.User.FindFirst(Claim)?.Value is { } key ? Hash(key) : null;

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
