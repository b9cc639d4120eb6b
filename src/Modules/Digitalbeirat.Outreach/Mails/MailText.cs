using System.Text;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Outreach.Notifications;

namespace Digitalbeirat.Outreach.Mails;

/// <summary>What happened, what it means, what happens next, and how to hear no more of it; plain text in the reader's language.</summary>
public sealed class MailText(Kinds kinds, JournalWords words, Town town, UnsubscribeLinks links)
{
    public static string Root(Town town) => town.Address.TrimEnd('/');
    public static string Sender(Town town) => $"{town.BoardName} {town.Name}".Trim();

    public string Subject(IReadOnlyList<Told> told, Send send) => told.Count == 1
        ? T.SubjectOne(Title(told[0].Item))
        : send switch { Send.Daily => T.SubjectDaily(told.Count), Send.Weekly => T.SubjectWeekly(told.Count), _ => T.SubjectSeveral(told.Count) };

    public string Body(Person person, IReadOnlyList<Told> told, bool more)
    {
        var body = new StringBuilder();
        body.Append(T.Hello(person.Name)).Append("\n\n");
        foreach (var one in told) About(body, one, person);
        if (more) body.Append(T.AndMore(Root(town) + "/mitteilungen")).Append("\n\n");
        body.Append(T.Footer(Sender(town), Root(town) + "/konto/mitteilungen", links.For(person.Id, null)));
        return body.ToString();
    }

    void About(StringBuilder body, Told told, Person person)
    {
        var item = told.Item;
        var kind = kinds[item.Kind];
        var state = kind.State(item.State);
        body.Append($"{kind.Name()} {item.Number}: {Title(item)}\n");
        foreach (var news in told.News.DistinctBy(n => n.What)) body.Append($"* {words.Text(news.What)} ({Show.Date(news.At)})\n");
        if (Meaning(told.News[^1].What) is { Length: > 0 } meaning) body.Append(meaning).Append('\n');
        if (state is { Final: false, Acting: { } acting }) body.Append(item.DueAt is { } due ? T.NextBy(acting(), Show.Date(due)) : T.Next(acting())).Append('\n');
        body.Append(Root(town)).Append(kind.Address(item.Number)).Append('\n');
        body.Append(T.Why(ReasonWords.Of(told.News.Min(n => n.Reason)))).Append('\n');
        if (told.News.Any(n => n.Reason != FollowReason.Responsible)) body.Append(T.StopThis(links.For(person.Id, item.Id))).Append('\n');
        body.Append('\n');
    }

    static string Title(Item item) => item.Language == Languages.Current ? item.Title : item.Texts.FirstOrDefault(t => t.Language == Languages.Current)?.Title ?? item.Title;

    static string Meaning(string what) => what switch
    {
        PathEvents.ConcernAssigned => T.MeansAssigned, PathEvents.PutOnAgenda => T.MeansOnAgenda, PathEvents.MotionAdopted => T.MeansAdopted, PathEvents.MotionRejected => T.MeansRejected,
        PathEvents.RecommendationSent => T.MeansSent, PathEvents.AnswerOverdue => T.MeansOverdue, PathEvents.Answered => T.MeansAnswered,
        PathEvents.ProjectStarted => T.MeansProject, PathEvents.ResultPublished => T.MeansResult, _ => "",
    };
}
