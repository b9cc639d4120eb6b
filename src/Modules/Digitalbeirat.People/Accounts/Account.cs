using Microsoft.AspNetCore.Identity;

namespace Digitalbeirat.People.Accounts;

/// <summary>How a person signs in. Shares its key with the person; erasing it leaves the person without address and without way in.</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>Why the office blocked the account; shown to its owner.</summary>
    public string? BlockedReason { get; set; }
}
