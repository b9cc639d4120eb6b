using System.Text;
using Digitalbeirat.Decisions.Tally.Transferable;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>The count command's result for people.</summary>
static class CountSummary
{
    public static string Write(CountOutcome r)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
        Line($"{(r.Title.Length > 0 ? r.Title + ": " : "")}{r.Method}, {r.Ballots} ballots, {r.Candidates.Count} candidates, {r.Seats} {(r.Seats == 1 ? "seat" : "seats")}");
        if (r.Transferable is { } t)
        {
            Line($"Quota {t.Show(t.Quota)}");
            foreach (var s in t.Stages)
            {
                Line($"{s.Number,3}. {What(r, s)}{(s.Elected.Count > 0 ? $"; elected: {r.Names(s.Elected)}" : "")}");
                text.Append("     ").AppendJoin("  ", s.Votes.Select((v, c) => $"{c + 1}: {t.Show(v)}")).Append("  –: ").Append(t.Show(s.NonTransferable)).Append('\n');
            }
        }
        if (r.Ordering is { } o)
        {
            var place = 1;
            foreach (var group in o.Groups)
            {
                Line($"{place,3}. {r.Names(group)}  ({string.Join(", ", group.Select(c => o.Scores.GetValueOrDefault(c)))})");
                place += group.Count;
            }
        }
        Line($"Elected: {(r.Elected.Count > 0 ? r.Names(r.Elected) : "nobody yet")}");
        return text.ToString();
    }

    static string What(CountOutcome r, Stage s) => s.Step switch
    {
        StageStep.FirstPreferences => "first preferences",
        StageStep.Surplus => $"surplus of {r.Candidates[s.Moved]} transferred",
        StageStep.Exclusion => $"{r.Candidates[s.Moved]} excluded",
        StageStep.Iteration => "keep factors found anew",
        _ => "the seats left go to the candidates left",
    };
}
