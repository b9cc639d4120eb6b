using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Answers;
using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Board.Motions;
using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Board;

/// <summary>The kinds of items this room brings, with their states and who has to act in each.</summary>
public static class BoardKind
{
    public const string ConcernKey = "concern";

    public static ItemKind Meeting { get; } = new("meeting", "S", "sitzungen", () => T.Meeting, () => T.Meetings,
    [
        new(MeetingState.Planned, () => T.MeetingPlanned, Tone.Neutral) { Acting = () => T.ActingOffice },
        new(MeetingState.Invited, () => T.MeetingInvited, Tone.Info) { Acting = () => T.ActingBoard },
        new(MeetingState.Running, () => T.MeetingRunning, Tone.Success) { Acting = () => T.ActingBoard },
        new(MeetingState.Closed, () => T.MeetingClosed, Tone.Neutral) { Final = true },
        new(MeetingState.Cancelled, () => T.MeetingCancelled, Tone.Danger) { Final = true },
    ]) { Discussable = false };

    public static ItemKind AgendaItem { get; } = new("agenda-item", "T", "tagesordnung", () => T.AgendaItem, () => T.AgendaItems,
    [
        new(AgendaState.Planned, () => T.AgendaPlanned, Tone.Info) { Acting = () => T.ActingBoard },
        new(AgendaState.Discussed, () => T.AgendaDiscussed, Tone.Success) { Final = true },
        new(AgendaState.Postponed, () => T.AgendaPostponed, Tone.Warning) { Acting = () => T.ActingBoard },
    ]);

    public static ItemKind Motion { get; } = new("motion", "M", "antraege", () => T.Motion, () => T.Motions,
    [
        new(MotionState.Draft, () => T.MotionDraft, Tone.Neutral) { Acting = () => T.ActingBoard },
        new(MotionState.Open, () => T.MotionOpen, Tone.Info) { Acting = () => T.ActingBoard },
        new(MotionState.Adopted, () => T.MotionAdopted, Tone.Success) { Final = true },
        new(MotionState.Rejected, () => T.MotionRejected, Tone.Danger) { Final = true },
        new(MotionState.Withdrawn, () => T.MotionWithdrawn, Tone.Neutral) { Final = true },
    ]) { Rewordable = state => state == MotionState.Draft };

    public static ItemKind Recommendation { get; } = new("recommendation", "E", "empfehlungen", () => T.Recommendation, () => T.Recommendations,
    [
        new(RecommendationState.Draft, () => T.RecommendationDraft, Tone.Neutral) { Acting = () => T.ActingOffice },
        new(RecommendationState.Sent, () => T.RecommendationSent, Tone.Info) { Acting = () => T.ActingUnit },
        new(RecommendationState.Answered, () => T.RecommendationAnswered, Tone.Success) { Final = true },
        new(RecommendationState.Withdrawn, () => T.RecommendationWithdrawn, Tone.Neutral) { Final = true },
    ]) { Rewordable = state => state == RecommendationState.Draft };

    public static ItemKind Answer { get; } = new("answer", "W", "antworten", () => T.Answer, () => T.Answers,
    [
        new(AnswerKind.Accepted, () => T.AnswerAccepted, Tone.Success) { Acting = () => T.ActingUnit },
        new(AnswerKind.Partly, () => T.AnswerPartly, Tone.Info) { Acting = () => T.ActingUnit },
        new(AnswerKind.Declined, () => T.AnswerDeclined, Tone.Danger) { Final = true },
        new(AnswerKind.AlreadyDone, () => T.AnswerAlreadyDone, Tone.Success) { Final = true },
        new(AnswerKind.PassedOn, () => T.AnswerPassedOn, Tone.Warning) { Acting = () => T.ActingNextUnit },
    ]);

    public static IReadOnlyList<ItemKind> All { get; } = [Meeting, AgendaItem, Motion, Recommendation, Answer];
}
