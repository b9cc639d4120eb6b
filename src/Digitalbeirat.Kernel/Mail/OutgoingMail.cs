namespace Digitalbeirat.Kernel.Mail;

/// <summary>A mail to be sent, written in the transaction that wants it sent. Deleted some days after sending.</summary>
public sealed class OutgoingMail
{
    public long Id { get; set; }

    /// <summary>Whose mail it is, so that it goes with the account; null for addresses without one.</summary>
    public long? PersonId { get; set; }
    public required string To { get; set; }
    public required string Subject { get; set; }
    public required string Text { get; set; }

    /// <summary>Address that unsubscribes with one click (RFC 8058); null for mails one cannot unsubscribe from.</summary>
    public string? Unsubscribe { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset NextTryAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }
}

/// <summary>Where mail goes: a server, or files in the outbox folder while none is set.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public string? User { get; set; }
    public string? Password { get; set; }
    /// <summary>How long a server may say nothing before it counts as dead.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);
    public string From { get; set; } = "digitalbeirat@localhost.localdomain";
}
