using System.Globalization;
using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Board.Answers;

/// <summary>An answer to be given.</summary>
/// <param name="PassTo">The unit it is passed on to, and by when that one answers; both only when passed on.</param>
public sealed record AnswerText(string Kind, string Text, bool ByCouncil = false, int? PassTo = null, DateTimeOffset? NewDueAt = null);

/// <summary>The same as it is typed.</summary>
/// <param name="On">Number of the recommendation or concern.</param>
/// <param name="Step">"pruefen" shows the answer once more, "aendern" goes back to the form, "veroeffentlichen" publishes.</param>
public sealed record AnswerInput
{
    public string? On { get; init; }
    public string? Kind { get; init; }
    public string? Text { get; init; }
    public string? By { get; init; }
    public string? PassTo { get; init; }
    public string? NewDue { get; init; }
    public string? Step { get; init; }

    public AnswerText Read(Errors errors, Item subject, Places.Kept places, DateTimeOffset now, bool mayChooseCouncil)
    {
        var known = AnswerKind.All.Contains(Kind);
        errors.AddIf(!known, nameof(Kind), T.ChooseAnswer);
        var kind = known ? Kind! : AnswerKind.Accepted;
        // Too short a no says why it must be longer, not only that it is too short.
        var text = errors.Text(nameof(Text), Text, AnswerRules.TextMax);
        if (errors.For(nameof(Text)) is null) errors.AddIf(text.Length < AnswerRules.TextMin(kind), nameof(Text), AnswerRules.ReasonsRule);
        int? to = null;
        DateTimeOffset? due = null;
        if (AnswerRules.MovesResponsibility(kind))
        {
            to = errors.Choice(nameof(PassTo), PassTo, places.Units.Select(u => u.Id));
            errors.AddIf(to is not null && to == subject.UnitId, nameof(PassTo), T.PassToAnother);
            due = DueDate.Read(errors, nameof(NewDue), NewDue, now);
        }
        return new(kind, text, mayChooseCouncil && By == "council", to, due);
    }
}
