using Digitalbeirat.Outreach.Notifications;

namespace Digitalbeirat.Outreach.Preferences;

/// <summary>How a person wants mail; without a row, the defaults.</summary>
public sealed class Preference
{
    public const Send OwnDefault = Send.Soon, OthersDefault = Send.Daily;

    public long PersonId { get; set; }

    /// <summary>About what they raised themselves or are responsible for.</summary>
    public Send Own { get; set; } = OwnDefault;

    /// <summary>About everything else they follow.</summary>
    public Send Others { get; set; } = OthersDefault;
}
