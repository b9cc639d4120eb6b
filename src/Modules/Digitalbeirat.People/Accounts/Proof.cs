namespace Digitalbeirat.People.Accounts;

/// <summary>A link sent to an address: whoever opens it reads that mailbox. Works once; only the hash of its token is kept.</summary>
public sealed class Proof
{
    public long Id { get; set; }
    public ProofKind Kind { get; set; }
    public required string Hash { get; set; }
    public required string Email { get; set; }
    public long? PersonId { get; set; }

    /// <summary>What is done once the address is proven, as JSON.</summary>
    public string? Data { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
}

public enum ProofKind { Register, SignIn, NewPassword, NewEmail, Erase, Invite }
