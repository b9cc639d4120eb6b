using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Board.Agenda;

/// <summary>A point as the meeting's page lists it. Of a point that is not public, those who may not read it get its place, its time and the reason.</summary>
public sealed record AgendaRow(string? Number, string? Title, string? Text, string? Html, string? State, AgendaForm Form, DateTimeOffset StartsAt, int Duration, bool Public, string? Reason, string? Outcome, string? MinutesHtml,
    IReadOnlyList<Joined> Concerns, IReadOnlyList<Joined> Motions);

/// <summary>Another item beside this one.</summary>
public sealed record Joined(long Id, string Kind, string Number, string Title, string State);

static class AgendaWords
{
    public static string Name(this AgendaForm form) => form switch
    {
        AgendaForm.Motion => T.FormMotion, AgendaForm.Report => T.FormReport, AgendaForm.Discussion => T.FormDiscussion, AgendaForm.QuestionTime => T.FormQuestionTime, _ => T.FormFormal,
    };
}
