using Digitalbeirat.Board.Recommendations;

namespace Digitalbeirat.Board.Answers;

/// <summary>What an answer must hold to be one. Every rule has a sentence.</summary>
public static class AnswerRules
{
    public const int TextMax = 10_000, ReasonsMin = 100;

    /// <summary>A no needs reasons that a person can understand; the other answers need a word.</summary>
    public static int TextMin(string kind) => kind == AnswerKind.Declined ? ReasonsMin : 1;

    public static string ReasonsRule => T.RuleReasons(ReasonsMin);

    /// <summary>Passing on names another unit, which gets a date of its own.</summary>
    public static bool MovesResponsibility(string kind) => kind == AnswerKind.PassedOn;

    public static string PassingOnRule => T.RulePassingOn;

    /// <summary>A project can grow out of a yes, also out of half a one.</summary>
    public static bool CanLeadToProject(string kind) => kind is AnswerKind.Accepted or AnswerKind.Partly;

    /// <summary>A recommendation is answered once, when it has been sent; a draft, an answered or withdrawn one is not.</summary>
    public static bool CanAnswerRecommendation(string state) => state == RecommendationState.Sent;

    public static string OnceRule => T.RuleAnsweredOnce;

    /// <summary>Late is what waits for an answer when its date has passed. Nobody stores it: the date says it.</summary>
    public static bool IsOverdue(string state, DateTimeOffset? dueAt, DateTimeOffset now) => state == RecommendationState.Sent && dueAt < now;

    public static string OverdueRule => T.RuleOverdue;
}
