namespace Digitalbeirat.People.Sessions;

/// <summary>A sign-in at one browser. Only the hash of its key is kept: who reads the database opens no session.</summary>
public sealed class Session
{
    public const int DeviceMax = 80;

    public long Id { get; set; }
    public required string Hash { get; set; }
    public long PersonId { get; set; }

    /// <summary>Browser and system as the browser names them, coarsely; no address.</summary>
    public required string Device { get; set; }
    public Means Means { get; set; }
    public bool SecondFactor { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When the person last proved here who they are.</summary>
    public DateTimeOffset ProvenAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>How somebody proved who they are.</summary>
public enum Means { Password, Link, Passkey, Provider }
