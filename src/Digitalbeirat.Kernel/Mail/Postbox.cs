using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;

namespace Digitalbeirat.Kernel.Mail;

/// <summary>Puts mails into the outbox.</summary>
public sealed class Postbox(AppDb db)
{
    public void Post(string to, string subject, string text, long? personId = null, string? unsubscribe = null)
    {
        // A line break in a subject would let others write headers.
        db.Mails.Add(new OutgoingMail { To = to, Subject = subject.ReplaceLineEndings(" "), Text = text, PersonId = personId, Unsubscribe = unsubscribe, CreatedAt = db.Now, NextTryAt = db.Now });
        if (!db.ChangeTracker.Entries<Job>().Any(j => j.Entity.Kind == DeliverMail.Kind))
            db.Jobs.Add(new Job { Kind = DeliverMail.Kind, DueAt = db.Now });
    }
}
