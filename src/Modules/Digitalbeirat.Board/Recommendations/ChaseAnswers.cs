using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Recommendations;

/// <summary>Each morning: what has become late is noted, once for each date that passes, and those who follow are told.</summary>
public sealed class ChaseAnswers(AppDb db) : IJob
{
    public static string Kind => "board-chase";

    public Task Run(string? payload, CancellationToken stop) => db.Change(async () =>
    {
        var now = db.Now;
        var late = await (from r in db.Recommendations
                          join i in db.Items on r.ItemId equals i.Id
                          where r.OverdueNotedAt == null && i.State == RecommendationState.Sent && i.DueAt < now
                          orderby i.DueAt
                          select new { Item = i, Recommendation = r }).Take(500).ToListAsync(stop);
        foreach (var l in late)
        {
            l.Recommendation.OverdueNotedAt = now;
            db.Record(l.Item, PathEvents.AnswerOverdue, null);
        }
    }, stop);
}
