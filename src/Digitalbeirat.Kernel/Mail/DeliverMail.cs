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

    public async Task Run(string? payload, CancellationToken stop)
    {
        var now = db.Now;
        var due = await db.Mails.Where(m => m.SentAt == null && m.NextTryAt <= now && m.Attempts < 12).OrderBy(m => m.Id).Take(100).ToListAsync(stop);
        if (due.Count > 0)
        {
            using var smtp = options.Value.Host is null ? null : new SmtpClient();
            foreach (var mail in due)
            {
                try
                {
                    var message = Compose(mail);
                    if (smtp is null) await WriteFile(mail, message, stop);
                    else
                    {
                        if (!smtp.IsConnected) await Connect(smtp, stop);
                        await smtp.SendAsync(message, stop);
                    }
                    mail.SentAt = db.Now;
                    mail.Error = null;
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    mail.Attempts++;
                    mail.Error = error.GetType().Name;
                    mail.NextTryAt = now.AddMinutes(Math.Pow(2, mail.Attempts));
                }
                await db.SaveChangesAsync(stop);
                // A server that does not let us in is not asked again for each of the others: they wait for the next round.
                if (smtp is { IsConnected: false } && mail.SentAt is null) break;
            }
        }
    }

    async Task Connect(SmtpClient smtp, CancellationToken stop)
    {
        var o = options.Value;
        smtp.Timeout = 20_000;
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
