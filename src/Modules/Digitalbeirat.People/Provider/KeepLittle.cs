using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace Digitalbeirat.People.Provider;

/// <summary>Of all that a provider tells, two things go on: a name for the account that means nothing to us, and whether somebody lives here. The rest is dropped before anything is stored, even in a cookie.</summary>
static class KeepLittle
{
    public static ClaimsPrincipal From(ClaimsPrincipal told, ProviderOptions provider)
    {
        var claims = new List<Claim> { new(AddProvider.Subject, $"{told.FindFirst("iss")?.Value ?? provider.Authority} {told.FindFirst("sub")?.Value}") };
        if (LivesHere(told, provider)) claims.Add(new(AddProvider.Resident, "yes"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ExternalScheme));
    }

    static bool LivesHere(ClaimsPrincipal told, ProviderOptions provider)
    {
        if (provider.ResidenceClaim.Length == 0) return false;
        var accepted = provider.ResidenceValues.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Values(told, provider.ResidenceClaim.Split('.')).Any(v => accepted.Contains(v.Trim(), StringComparer.OrdinalIgnoreCase));
    }

    static IEnumerable<string> Values(ClaimsPrincipal told, string[] path)
    {
        foreach (var claim in told.FindAll(path[0]))
            if (path.Length == 1) yield return claim.Value;
            else if (Follow(claim.Value, path) is { } value) yield return value;
    }

    static string? Follow(string json, string[] path)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 8 });
            var at = document.RootElement;
            foreach (var name in path.Skip(1))
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
            return at.ValueKind == JsonValueKind.String ? at.GetString() : at.GetRawText();
        }
        catch (JsonException)
        {
            // Not an object at all: it says nothing about where somebody lives.
            return null;
        }
    }
}
