using System.Globalization;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Settings;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Digitalbeirat.Kernel.Mail;

/// <summary>Sends what waits in the outbox: plain text, so that every mail client and screen reader gets it right.</summary>
public sealed class DeliverMail(AppDb db, IOptions<MailOptions> options, Town town, Outbox outbox) : IJob
{
    public static string Kind => "mail.deliver";

    /// <summary>A round ends long before another node may think that this one is dead and sends the same letters.</summary>
    static readonly TimeSpan round = TimeSpan.FromMinutes(2);

    const int Most = 100;

    public async Task Run(string? payload, CancellationToken stop)
    {
        var now = db.Now;
        var due = await db.Mails.Where(m => m.SentAt == null && m.NextTryAt <= now && m.Attempts < 12).OrderBy(m => m.Id).Take(Most).ToListAsync(stop);
        if (due.Count > 0)
        {
            using var smtp = options.Value.Host is null ? null : new SmtpClient();
            foreach (var mail in due)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
                // Each word of the server in time, and all of them together: one that speaks a letter at a time is as good as dead.
                patience.CancelAfter(3 * options.Value.Patience);
                try
                {
                    var message = Compose(mail);
                    if (smtp is null) await WriteFile(mail, message, stop);
                    else
                    {
                        if (!smtp.IsConnected) await Connect(smtp, patience.Token);
                        await smtp.SendAsync(message, patience.Token);
                    }
                    mail.SentAt = db.Now;
                    mail.Error = null;
                }
                catch (Exception error) when (!stop.IsCancellationRequested)
                {
                    mail.Attempts++;
                    mail.Error = error.GetType().Name;
                    mail.NextTryAt = now.AddMinutes(Math.Pow(2, mail.Attempts));
                }
                await db.SaveChangesAsync(stop);
                // A server that does not let us in is not asked again for each of the others: they wait for the next round.
                if (mail.SentAt is null && (smtp is { IsConnected: false } || patience.IsCancellationRequested)) return;
                if (db.Now - now > round) break;
            }
            // More waits than fits into a round: the next one begins at once.
            if (await db.Mails.AnyAsync(m => m.SentAt == null && m.NextTryAt <= now && m.Attempts < 12, stop))
            {
                db.Jobs.Add(new Job { Kind = Kind, DueAt = db.Now });
                await db.SaveChangesAsync(stop);
            }
        }
    }

    async Task Connect(SmtpClient smtp, CancellationToken stop)
    {
        var o = options.Value;
        smtp.Timeout = (int)o.Patience.TotalMilliseconds;
        await smtp.ConnectAsync(o.Host!, o.Port, MailKit.Security.SecureSocketOptions.StartTlsWhenAvailable, stop);
        if (o.User is not null) await smtp.AuthenticateAsync(o.User, o.Password ?? "", stop);
    }

    MimeMessage Compose(OutgoingMail mail)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = mail.CreatedAt, Body = new TextPart("plain") { Text = mail.Text } };
        message.From.Add(new MailboxAddress(town.Name is "" ? "Digitalbeirat" : "Digitalbeirat " + town.Name, options.Value.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Unsubscribe is { } address)
        {
            message.Headers.Add("List-Unsubscribe", $"<{address}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    async Task WriteFile(OutgoingMail mail, MimeMessage message, CancellationToken stop)
    {
        await using var stream = File.Create(outbox.PathOf(mail.Id));
        await message.WriteToAsync(stream, stop);
    }
}
