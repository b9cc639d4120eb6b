using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Outreach.Mails;

/// <summary>The unit's own mailbox hears of what it has to do, even where nobody there has an account.</summary>
public sealed class MailUnit(AppDb db, Places places, Kinds kinds, Postbox postbox, Town town)
{
    public async Task Run(JournalEntry entry, Item item)
    {
        if (item.Visibility is Visibility.Hidden or Visibility.Deleted || (await places.Get(db)).Unit(item.UnitId) is not { Email: { Length: > 0 } email } unit) return;
        using var _ = Languages.Use(Language.De);
        var (head, what) = entry.What switch
        {
            PathEvents.ConcernAssigned => (T.UnitAssignedSubject(item.Number), T.UnitAssigned),
            PathEvents.RecommendationSent => (T.UnitRecommendationSubject(item.Number), T.UnitRecommendation),
            _ => (T.UnitOverdueSubject(item.Number), T.UnitOverdue),
        };
        var due = item.DueAt is { } at ? "\n" + T.AnswerBy(Show.Date(at)) : "";
        postbox.Post(email, head, T.UnitLetter(unit.Name, what, item.Number, item.Title + due, MailText.Root(town) + kinds.Address(item.Kind, item.Number), MailText.Sender(town)));
    }
}
