namespace Digitalbeirat.Board.Answers;

/// <summary>What unit or council answered. Its kind is its item's state, its unit the item's unit.</summary>
public sealed class Answer
{
    public long ItemId { get; set; }

    /// <summary>The recommendation or concern that is answered.</summary>
    public long SubjectId { get; set; }
    public bool ByCouncil { get; set; }
    public int? PassedToUnitId { get; set; }
    public DateTimeOffset AnsweredAt { get; set; }
}

/// <summary>The five answers there are; also the states of an answer.</summary>
public static class AnswerKind
{
    public const string Accepted = "accepted", Partly = "partly", Declined = "declined", AlreadyDone = "already-done", PassedOn = "passed-on";

    public static IReadOnlyList<string> All { get; } = [Accepted, Partly, Declined, AlreadyDone, PassedOn];

    public static string Name(string kind) => kind switch
    {
        Accepted => T.AnswerAccepted, Partly => T.AnswerPartly, Declined => T.AnswerDeclined, AlreadyDone => T.AnswerAlreadyDone, _ => T.AnswerPassedOn,
    };

    public static string Meaning(string kind) => kind switch
    {
        Accepted => T.AnswerAcceptedMeans, Partly => T.AnswerPartlyMeans, Declined => T.AnswerDeclinedMeans(AnswerRules.ReasonsMin),
        AlreadyDone => T.AnswerAlreadyDoneMeans, _ => T.AnswerPassedOnMeans,
    };
}
