using System.Text.Json;
using Digitalbeirat.Decisions.Tally.Transferable;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>The count command's result as JSON. Candidates are numbered from 1, as in BLT files.</summary>
static class CountJson
{
    public static string Write(CountOutcome r, double cpuMs) => JsonSerializer.Serialize(new
    {
        method = r.Method,
        title = r.Title.Length > 0 ? r.Title : null,
        candidates = r.Candidates,
        ballots = r.Ballots,
        seats = r.Seats,
        quota = r.Transferable is { } q ? q.Show(q.Quota) : null,
        elected = r.Elected.Select(c => c + 1),
        electedNames = r.Elected.Select(c => r.Candidates[c]),
        rounds = r.Transferable?.Stages.Select(s => Stage(r, r.Transferable, s)),
        ranking = r.Ordering?.Groups.Select(g => g.Select(c => c + 1)),
        scores = r.Ordering?.Scores.OrderBy(s => s.Key).Select(s => new { candidate = s.Key + 1, score = s.Value }),
        steps = r.Ordering is { Steps.Count: > 0 } o ? o.Steps.Select(s => new { step = s.What, candidates = s.Who.Select(c => c + 1), s.Count }) : null,
        margins = r.Pairs is { } p ? Enumerable.Range(0, r.Candidates.Count).Select(a => Enumerable.Range(0, r.Candidates.Count).Select(b => p.Margin(a, b))) : null,
        committees = r.Committees?.Select(w => w.Select(c => c + 1)),
        ties = r.Transferable is { } t ? t.Draws.Select(d => (object)new { stage = d.Stage, tied = d.Tied.Select(c => c + 1), chosen = d.Chosen + 1, d.By, d.Purpose }) : r.Ties.Select(x => (object)x),
        cpuMs = Math.Round(cpuMs, 1),
    }, BudgetJson.Options) + "\n";

    static object Stage(CountOutcome r, TransferableResult t, Stage s) => new
    {
        round = s.Number,
        step = JsonNamingPolicy.KebabCaseLower.ConvertName(s.Step.ToString()),
        candidate = s.Moved < 0 ? (int?)null : s.Moved + 1,
        votes = s.Votes.Select(t.Show),
        nonTransferable = t.Show(s.NonTransferable),
        quota = t.Show(s.Quota),
        elected = s.Elected.Select(c => c + 1),
    };
}
