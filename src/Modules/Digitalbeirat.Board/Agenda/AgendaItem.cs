namespace Digitalbeirat.Board.Agenda;

/// <summary>A point on a meeting's agenda. That it is not public stands at its item, with the reason.</summary>
public sealed class AgendaItem
{
    public const int MinutesMax = 20_000, OutcomeMax = 400;

    public long ItemId { get; set; }
    public long MeetingId { get; set; }
    public int Order { get; set; }
    public AgendaForm Form { get; set; }

    /// <summary>How long it is meant to take.</summary>
    public int Duration { get; set; }

    /// <summary>What was said, in Markdown and rendered.</summary>
    public string Minutes { get; set; } = "";
    public string MinutesHtml { get; set; } = "";

    /// <summary>What came of it, in a sentence.</summary>
    public string? Outcome { get; set; }
}

public enum AgendaForm { Motion, Report, Discussion, QuestionTime, Formal }

public static class AgendaState
{
    public const string Planned = "planned", Discussed = "discussed", Postponed = "postponed";
}
