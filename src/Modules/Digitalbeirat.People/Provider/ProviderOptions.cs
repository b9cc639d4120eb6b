namespace Digitalbeirat.People.Provider;

/// <summary>A sign-in provider of the town (OpenID Connect), from the configuration Digitalbeirat:Provider.</summary>
public sealed class ProviderOptions
{
    /// <summary>As the button calls it, e.g. "Servicekonto".</summary>
    public string Name { get; set; } = "";
    public string Authority { get; set; } = "";
    public string ClientId { get; set; } = "";
    public string ClientSecret { get; set; } = "";

    /// <summary>What is asked for besides openid, separated by blanks; only what proves the residence is needed.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The claim that tells the residence, e.g. "address.locality"; a point leads into an object.</summary>
    public string ResidenceClaim { get; set; } = "";

    /// <summary>What that claim says of people who live here, separated by semicolons.</summary>
    public string ResidenceValues { get; set; } = "";

    public bool IsSet => Authority.Length > 0 && ClientId.Length > 0;
}
