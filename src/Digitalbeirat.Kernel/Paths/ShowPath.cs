using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Paths;

/// <summary>A station of a path.</summary>
/// <param name="Column">How many steps from the beginning: 0 for what started it.</param>
public sealed record Station(long Id, string Kind, string Number, string Title, string State, DateTimeOffset At, DateTimeOffset StateSince, DateTimeOffset? DueAt, int? UnitId, int Column);

public sealed record Step(long From, long To, LinkKind Kind, DateTimeOffset At);

/// <summary>Everything an item came from and led to.</summary>
public sealed record PathOf(IReadOnlyList<Station> Stations, IReadOnlyList<Step> Steps)
{
    /// <summary>Where the path stands: its last stations that are not at an end.</summary>
    public IEnumerable<Station> Last => Stations.Where(s => Steps.All(l => l.From != s.Id));
}

public sealed class ShowPath(AppDb db, Actor actor)
{
    /// <summary>More than anybody can look at; a concern that led to everything must not load the town.</summary>
    const int Most = 80;

    /// <summary>Goes back to what led to the item and on to what came of it; two queries for each step away from it, and one for the items.</summary>
    public async Task<PathOf> Run(long itemId)
    {
        var steps = new Dictionary<(long, long, LinkKind), Step>();
        var seen = new HashSet<long> { itemId };
        foreach (var back in new[] { true, false })
        {
            var front = new List<long> { itemId };
            while (front.Count > 0 && seen.Count < Most)
            {
                var links = back
                    ? await db.Links.AsNoTracking().Where(l => front.Contains(l.ToId)).OrderBy(l => l.At).Take(Most).ToListAsync()
                    : await db.Links.AsNoTracking().Where(l => front.Contains(l.FromId)).OrderBy(l => l.At).Take(Most).ToListAsync();
                foreach (var l in links) steps[(l.FromId, l.ToId, l.Kind)] = new(l.FromId, l.ToId, l.Kind, l.At);
                front = [.. links.Select(l => back ? l.FromId : l.ToId).Where(seen.Add)];
            }
        }
        var items = await db.Items.AsNoTracking().VisibleTo(actor).Where(i => seen.Contains(i.Id))
            .Select(i => new Station(i.Id, i.Kind, i.Number, i.Title, i.State, i.CreatedAt, i.StateSince, i.DueAt, i.UnitId, 0)).ToListAsync();
        var there = items.Select(i => i.Id).ToHashSet();
        var visible = steps.Values.Where(s => there.Contains(s.From) && there.Contains(s.To)).OrderBy(s => s.At).ThenBy(s => s.From).ThenBy(s => s.To).ToList();
        var column = Columns(there, visible);
        return new([.. items.Select(i => i with { Column = column[i.Id] }).OrderBy(i => i.Column).ThenBy(i => i.At).ThenBy(i => i.Id)], visible);
    }

    // Longest way from a beginning; a loop (which no rule makes, but data may hold) ends after as many rounds as there are stations.
    static Dictionary<long, int> Columns(HashSet<long> items, List<Step> steps)
    {
        var column = items.ToDictionary(i => i, _ => 0);
        for (var round = 0; round < items.Count; round++)
        {
            var moved = false;
            foreach (var s in steps.Where(s => column[s.To] <= column[s.From] && column[s.From] + 1 <= items.Count))
            {
                column[s.To] = column[s.From] + 1;
                moved = true;
            }
            if (!moved) break;
        }
        return column;
    }
}
