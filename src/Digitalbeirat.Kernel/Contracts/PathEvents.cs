namespace Digitalbeirat.Kernel.Contracts;

/// <summary>What happens on a path, as the journal names it; rooms that react to each other's events use these.</summary>
public static class PathEvents
{
    /// <summary>Entry at the concern: it was raised and confirmed.</summary>
    public const string ConcernRaised = "concern.raised";

    /// <summary>Entry at the concern: a unit was made responsible.</summary>
    public const string ConcernAssigned = "concern.assigned";

    /// <summary>Entry at the agenda item; a link DiscussedIn leads from the concern to it.</summary>
    public const string PutOnAgenda = "agenda.concern-added";

    /// <summary>Entry at the motion: the board adopted it; a link DecidedBy leads from the agenda item to the motion.</summary>
    public const string MotionAdopted = "motion.adopted";

    /// <summary>Entry at the motion: the board rejected it.</summary>
    public const string MotionRejected = "motion.rejected";

    /// <summary>Entry at the recommendation: sent to unit and council; a link LedTo leads to it from the motion.</summary>
    public const string RecommendationSent = "recommendation.sent";

    /// <summary>Entry at the recommendation whose date has passed without an answer.</summary>
    public const string AnswerOverdue = "recommendation.overdue";

    /// <summary>Entry at the answer; a link AnsweredBy leads to it from the recommendation or the concern. Data: {"kind": "accepted|partly|declined|already-done|passed-on"}.</summary>
    public const string Answered = "answer.given";

    /// <summary>Entry at the project; a link CarriedOutBy leads to it from the answer.</summary>
    public const string ProjectStarted = "project.started";

    /// <summary>Entry at the result; a link MeasuredBy leads to it from the project. Data: {"outcome": "done|failed"}.</summary>
    public const string ResultPublished = "result.published";
}
