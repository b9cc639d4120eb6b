using Digitalbeirat.Kernel.Paths;

namespace Digitalbeirat.Ui;

/// <summary>A path laid out like the line plan of a tram: a station to a row, and lanes that run between the rows.</summary>
/// <remarks>Stations stand in the order of the path. A step keeps a lane of its own from the station it leaves to the one it reaches.</remarks>
sealed class Lanes
{
    /// <summary>One line of the drawing between two rows.</summary>
    public readonly record struct Run(int From, int To);

    /// <param name="Lane">Where the station stands.</param>
    /// <param name="Before">What runs from the row above to this one.</param>
    /// <param name="Through">Lanes that pass beside the station.</param>
    /// <param name="Arriving">The steps that end here.</param>
    /// <param name="Goes">Whether a step leaves here.</param>
    public sealed record Row(Station Station, int Lane, IReadOnlyList<Run> Before, IReadOnlyList<int> Through, IReadOnlyList<Step> Arriving, bool Goes);

    public IReadOnlyList<Row> Rows { get; }
    public int Width { get; }

    public Lanes(PathOf path)
    {
        var order = path.Stations.Select((s, i) => (s.Id, i)).ToDictionary(x => x.Id, x => x.i);
        // What leads back (no rule makes it, but data may hold it) is not drawn.
        var steps = path.Steps.Where(s => order.TryGetValue(s.From, out var from) && order.TryGetValue(s.To, out var to) && from < to).ToList();
        // The end of each lane: the station its step is on the way to, and the lane it came from at the last row.
        var lanes = new List<(long To, int From)?>();
        var rows = new List<Row>();
        foreach (var station in path.Stations)
        {
            var arriving = Occupied(lanes).Where(i => lanes[i]!.Value.To == station.Id).ToList();
            var lane = arriving.Count > 0 ? arriving[0] : Free(lanes);
            var before = Occupied(lanes).Select(i => new Run(lanes[i]!.Value.From, arriving.Contains(i) ? lane : i)).Distinct().ToList();
            foreach (var i in arriving) lanes[i] = null;
            var through = Occupied(lanes).ToList();
            foreach (var i in through) lanes[i] = (lanes[i]!.Value.To, i);
            var targets = steps.Where(s => s.From == station.Id).Select(s => s.To).Distinct().OrderBy(id => order[id]).ToList();
            rows.Add(new(station, lane, before, through, [.. steps.Where(s => s.To == station.Id)], targets.Count > 0));
            foreach (var (target, first) in targets.Select((t, n) => (t, n == 0)))
                Put(lanes, first && (lane >= lanes.Count || lanes[lane] is null) ? lane : Free(lanes), (target, lane));
        }
        Rows = rows;
        Width = Math.Max(1, rows.SelectMany(r => r.Before.SelectMany(b => new[] { b.From, b.To }).Concat(r.Through).Append(r.Lane)).DefaultIfEmpty().Max() + 1);
    }

    static IEnumerable<int> Occupied(List<(long, int)?> lanes) => Enumerable.Range(0, lanes.Count).Where(i => lanes[i] is not null).ToList();

    static int Free(List<(long, int)?> lanes) => lanes.FindIndex(l => l is null) is >= 0 and var i ? i : lanes.Count;

    static void Put(List<(long, int)?> lanes, int lane, (long, int) step)
    {
        while (lanes.Count <= lane) lanes.Add(null);
        lanes[lane] = step;
    }
}
