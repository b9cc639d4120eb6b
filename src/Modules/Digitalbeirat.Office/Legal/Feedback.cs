using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Office.Legal;

/// <summary>Somebody met a barrier. It is to be answered within four weeks.</summary>
public sealed class Feedback
{
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromDays(28);

    public long Id { get; set; }
    public string Page { get; set; } = "";
    public required string Text { get; set; }
    public string? Email { get; set; }
    public long? PersonId { get; set; }
    public Language Language { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public long? AnsweredById { get; set; }
}
