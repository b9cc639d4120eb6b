namespace Digitalbeirat.People.SecondFactor;

/// <summary>The key that a person's authenticator app shares with us, and what it was last used for.</summary>
public sealed class Authenticator
{
    public long PersonId { get; set; }

    /// <summary>Encrypted with the installation's keys, which are not in the database.</summary>
    public required string Secret { get; set; }

    /// <summary>The last step of thirty seconds whose code was taken: a code counts once.</summary>
    public long LastStep { get; set; }
    public DateTimeOffset Since { get; set; }
}

/// <summary>Opens the door once when the authenticator is lost. Only its hash is kept.</summary>
public sealed class RecoveryCode
{
    public long PersonId { get; set; }
    public required string Hash { get; set; }
}
