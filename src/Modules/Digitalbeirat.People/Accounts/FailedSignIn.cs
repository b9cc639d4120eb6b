namespace Digitalbeirat.People.Accounts;

/// <summary>Wrong guesses at an address nobody has an account with: it is locked just as an account would be, so that the lock tells nothing.</summary>
public sealed class FailedSignIn
{
    /// <summary>Hash of the address; the address itself is nobody's here.</summary>
    public required string Hash { get; set; }
    public int Count { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset At { get; set; }
}
