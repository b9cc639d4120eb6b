using Digitalbeirat.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Progress;

/// <summary>How far a project has come.</summary>
/// <param name="Share">From the baseline to the target, 0 to 1; null where nothing was measured.</param>
public sealed record ProgressOf(int MilestonesDone, int Milestones, double? Share, double? Value, string Indicator, string Unit);

/// <summary>The progress of several projects in three queries.</summary>
public sealed class ReadProgress(AppDb db)
{
    public async Task<IReadOnlyDictionary<long, ProgressOf>> Run(IReadOnlyList<long> ids)
    {
        var projects = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.ItemId)).ToDictionaryAsync(p => p.ItemId);
        var steps = await db.Milestones.AsNoTracking().Where(m => ids.Contains(m.ProjectId)).GroupBy(m => m.ProjectId)
            .Select(g => new { g.Key, Done = g.Count(m => m.DoneAt != null), All = g.Count() }).ToDictionaryAsync(g => g.Key);
        var values = db.Measurements;
        var last = await values.AsNoTracking().Where(v => ids.Contains(v.ProjectId) && !values.Any(w => w.ProjectId == v.ProjectId && w.At > v.At)).ToDictionaryAsync(v => v.ProjectId, v => v.Value);
        return ids.ToDictionary(id => id, id =>
        {
            var (p, s, v) = (projects[id], steps.GetValueOrDefault(id), last.TryGetValue(id, out var value) ? value : (double?)null);
            return new ProgressOf(s?.Done ?? 0, s?.All ?? 0, ProjectRules.Share(p.Baseline, p.Target, v), v, p.IndicatorName, p.IndicatorUnit);
        });
    }
}
