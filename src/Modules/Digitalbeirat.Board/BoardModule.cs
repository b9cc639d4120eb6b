using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Answers;
using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Board.Members;
using Digitalbeirat.Board.Motions;
using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Board.Start;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Board;

/// <summary>The board: who sits in it, when it meets, what it decides, and what is answered.</summary>
public sealed class BoardModule : IModule
{
    public string Name => "board";

    public void Describe(ModuleBuilder m)
    {
        m.Tables(BoardTables.Map);
        foreach (var kind in BoardKind.All) m.Kind(kind);
        Slices(m);
        Events(m);
        m.Services.AddScoped<ReadAgenda>().AddScoped<ReadAnswers>().AddScoped<DraftRecommendation>();
        m.Job<ChaseAnswers>("10 6 * * *");
        m.Job<GiveBoardRole>("5 0 * * *");
        m.Slot<PutOnAgendaSlot>("item-office");
        m.Slot<AnswerSlot>("item-office");
        m.Slot<DecidedSlot>("start-decided");
        m.PersonalData<BoardPersonalData>();
        m.Navigation("/sitzungen", () => T.NavMeetings, 30);
        m.Navigation("/empfehlungen", () => T.NavRecommendations, 40);
        m.Navigation("/beirat", () => T.NavBoard, 60);
        m.OfficeNavigation("/meine-aufgaben", () => T.NavTasks, 20, Right.Answer);
        m.OfficeNavigation("/verwaltung/sitzungen", () => T.NavMeetings, 30, Right.Organise);
        m.OfficeNavigation("/antraege", () => T.NavMotions, 35, Right.Organise);
        m.OfficeNavigation("/empfehlungen?stand=entwurf", () => T.NavDrafts, 40, Right.Organise);
        m.OfficeNavigation("/verwaltung/beirat", () => T.NavMembers, 60, Right.Organise);
    }

    static void Slices(ModuleBuilder m)
    {
        m.Slice<ShowBoard>();
        m.Slice<ListMembers>();
        m.Slice<AddMember>();
        m.Slice<EditMember>();
        m.Slice<ListMeetings>();
        m.Slice<ShowMeeting>();
        m.Slice<SubscribeMeetings>();
        m.Slice<ScheduleMeeting>();
        m.Slice<MoveMeeting>();
        m.Slice<CloseMeeting>();
        m.Slice<ShowAgendaItem>();
        m.Slice<AddAgendaItem>();
        m.Slice<EditAgendaItem>();
        m.Slice<PutOnAgenda>();
        m.Slice<ListMotions>();
        m.Slice<ShowMotion>();
        m.Slice<DraftMotion>();
        m.Slice<OpenMotion>();
        m.Slice<CastVote>();
        m.Slice<EnterVotes>();
        m.Slice<CloseMotion>();
        m.Slice<ListRecommendations>();
        m.Slice<ShowRecommendation>();
        m.Slice<SendRecommendation>();
        m.Slice<ListAnswers>();
        m.Slice<ShowAnswer>();
        m.Slice<GiveAnswer>();
        m.Slice<ListMyTasks>();
    }

    static void Events(ModuleBuilder m)
    {
        m.Event("meeting.scheduled", () => T.EventMeetingScheduled);
        m.Event("meeting.moved", () => T.EventMeetingMoved, tells: true);
        m.Event("meeting.invited", () => T.EventMeetingInvited, tells: true);
        m.Event("meeting.opened", () => T.EventMeetingOpened);
        m.Event("meeting.cancelled", () => T.EventMeetingCancelled, tells: true);
        m.Event("meeting.closed", () => T.EventMeetingClosed, tells: true);
        m.Event("meeting.minutes-changed", () => T.EventMinutesChanged);
        m.Event("agenda.added", () => T.EventAgendaAdded);
        m.Event(PathEvents.PutOnAgenda, () => T.EventPutOnAgenda, tells: true);
        m.Event("agenda.discussed", () => T.EventAgendaDiscussed, tells: true);
        m.Event("agenda.postponed", () => T.EventAgendaPostponed, tells: true);
        m.Event("agenda.minuted", () => T.EventAgendaMinuted);
        m.Event("agenda.made-internal", () => T.EventMadeInternal);
        m.Event("agenda.made-public", () => T.EventMadePublic);
        m.Event("motion.drafted", () => T.EventMotionDrafted);
        m.Event("motion.opened", () => T.EventMotionOpened, tells: true);
        m.Event("motion.hand-votes", () => T.EventHandVotes);
        m.Event(PathEvents.MotionAdopted, () => T.EventMotionAdopted, tells: true);
        m.Event(PathEvents.MotionRejected, () => T.EventMotionRejected, tells: true);
        m.Event("motion.withdrawn", () => T.EventMotionWithdrawn, tells: true);
        m.Event("recommendation.drafted", () => T.EventRecommendationDrafted);
        m.Event(PathEvents.RecommendationSent, () => T.EventRecommendationSent, tells: true);
        m.Event(PathEvents.AnswerOverdue, () => T.EventAnswerOverdue, tells: true);
        m.Event("recommendation.answered", () => T.EventRecommendationAnswered);
        m.Event("recommendation.passed-on", () => T.EventPassedOn);
        m.Event("recommendation.withdrawn", () => T.EventRecommendationWithdrawn, tells: true);
        m.Event(PathEvents.Answered, () => T.EventAnswered, tells: true);
        m.Event("answer.concern-passed-on", () => T.EventPassedOn);
    }
}
