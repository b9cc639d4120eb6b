using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Reports;

/// <summary>What moderation writes to both sides: that a report came, what was decided and why (Regulation (EU) 2022/2065, Articles 16 and 17). Each in the reader's language.</summary>
public sealed class ReportLetters(AppDb db, IPeople people, Postbox post, Town town)
{
    public async Task Received(Report report, Subject subject)
    {
        if (await To(report.ReporterId, report.Email) is not { } to) return;
        // Somebody might type another's address: a few a day annoy nobody.
        var since = db.Now.AddDays(-1);
        if (report.ReporterId is null && await db.Mails.CountAsync(m => m.To == to && m.CreatedAt > since) >= 5) return;
        using (Languages.Use(report.Language))
            post.Post(to, T.MailReceivedSubject(town.BoardName), T.MailReceivedText(subject.Item.Number, ReportReasons.Name(report.Reason), Contact), report.ReporterId);
    }

    /// <summary>To the one who reported.</summary>
    public async Task Decided(Report report, Subject subject)
    {
        if (await To(report.ReporterId, report.Email) is not { } to) return;
        using (Languages.Use(report.Language))
            post.Post(to, T.MailDecidedSubject(town.BoardName), T.MailDecidedText(subject.Item.Number, report.Decision == ReportDecision.Hidden ? T.MailDecidedHidden : T.MailDecidedKept, report.DecisionText ?? "", Contact), report.ReporterId);
    }

    /// <summary>To the one who wrote what is hidden now.</summary>
    public async Task Hidden(Subject subject, string reason, string text)
    {
        if (await Author(subject) is not var (to, language)) return;
        using (Languages.Use(language))
            post.Post(to, T.MailHiddenSubject(subject.Item.Number), T.MailHiddenText(subject.Title, ReportReasons.Name(reason), text, Contact), subject.AuthorId);
    }

    public async Task Shown(Subject subject)
    {
        if (await Author(subject) is not var (to, language)) return;
        using (Languages.Use(language))
            post.Post(to, T.MailShownSubject(subject.Item.Number), T.MailShownText(subject.Title, town.Address + subject.Address), subject.AuthorId);
    }

    public async Task Deleted(Subject subject, string text)
    {
        if (await Author(subject) is not var (to, language)) return;
        using (Languages.Use(language))
            post.Post(to, T.MailDeletedSubject(subject.Item.Number), T.MailDeletedText(subject.Title, text, Contact), subject.AuthorId);
    }

    string Contact => town.ContactEmail.Length > 0 ? town.ContactEmail : town.Address + "/impressum";

    async Task<(string To, Language Language)?> Author(Subject subject)
    {
        if (subject.AuthorId is not { } id || await To(id, null) is not { } to) return null;
        return (to, await db.People.Where(p => p.Id == id).Select(p => p.Language).FirstAsync());
    }

    async Task<string?> To(long? personId, string? email) => personId is { } id ? (await people.Emails([id])).GetValueOrDefault(id) : email;
}
