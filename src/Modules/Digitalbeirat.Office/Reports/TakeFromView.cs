using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Reports;

/// <summary>Hides an item or a comment and shows it again, and tells whoever wrote it. Runs inside a change.</summary>
public sealed class TakeFromView(AppDb db, Actor actor, IComments comments, ReportLetters letters)
{
    public async Task Hide(Subject subject, string reason, string text)
    {
        string shown;
        // Stands on a page that everybody reads in their own language, as the office wrote it.
        using (Languages.Use(Language.De)) shown = $"{ReportReasons.Name(reason)}: {text}";
        if (subject.Comment is { } comment) await comments.Hide(comment.Id, shown, actor.Id ?? 0);
        else db.Hide(subject.Item, shown, actor.Id);
        await letters.Hidden(subject, reason, text);
    }

    public async Task Show(Subject subject)
    {
        if (subject.Comment is { } comment) await comments.Restore(comment.Id, actor.Id ?? 0);
        else await db.Restore(subject.Item, actor.Id);
        var (item, id) = (subject.Item.Id, subject.Comment?.Id);
        await db.Set<Report>().Where(r => r.ItemId == item && r.CommentId == id && r.Decision == ReportDecision.Hidden).ExecuteUpdateAsync(s => s.SetProperty(r => r.Decision, ReportDecision.Revoked));
        await letters.Shown(subject);
    }
}
