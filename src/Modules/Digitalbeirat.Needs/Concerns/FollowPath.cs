using System.Text.Json;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Paths;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>Keeps the state of a concern in step with what happens further on its path.</summary>
public sealed class FollowPath(AppDb db) : IJournalReader
{
    public static string Name => "needs.path";

    static string? StateAfter(JournalEntry entry) => entry.What switch
    {
        PathEvents.PutOnAgenda => Concern.OnAgenda,
        PathEvents.RecommendationSent => Concern.Recommended,
        PathEvents.Answered => Kind(entry) == "declined" ? Concern.Declined : Kind(entry) == "already-done" ? Concern.Done : Kind(entry) == "passed-on" ? null : Concern.Answered,
        PathEvents.MotionRejected => Concern.Declined,
        PathEvents.ProjectStarted => Concern.InProject,
        PathEvents.ResultPublished => Concern.Done,
        _ => null,
    };

    public async Task Read(IReadOnlyList<JournalEntry> entries, CancellationToken stop)
    {
        foreach (var entry in entries)
        {
            if (StateAfter(entry) is not { } state) continue;
            var upstream = await db.Upstream(entry.ItemId);
            foreach (var concern in await db.Items.Where(i => upstream.Contains(i.Id) && i.Kind == Concern.Kind.Key).ToListAsync(stop))
                if (db.Move(concern, state, Concern.Moved, null, new { state })) concern.DueAt = null;
        }
    }

    static string? Kind(JournalEntry entry) => entry.Data is null ? null : JsonDocument.Parse(entry.Data).RootElement.TryGetProperty("kind", out var k) ? k.GetString() : null;
}
