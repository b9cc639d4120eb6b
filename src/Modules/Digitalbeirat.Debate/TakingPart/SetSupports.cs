using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Debate.TakingPart;

/// <summary>What somebody pressed: their support, or that they take it back.</summary>
readonly record struct Press(long ItemId, long PersonId, bool Supports);

/// <summary>Writes supports of many people in few statements. One person counts once, whatever they press.</summary>
static class SetSupports
{
    /// <summary>True for each press that changed something.</summary>
    public static async Task<IReadOnlyDictionary<Press, bool>> Run(AppDb db, IReadOnlyCollection<Press> presses)
    {
        var sql = new Statements(db.Store.Pairs);
        // Who presses twice waits for nobody: there is nothing to write.
        var there = (await db.Ask(sql.There, presses.Select(p => (p.ItemId, p.PersonId)))).ToHashSet();
        var given = Pairs(presses, p => p.Supports && !there.Contains((p.ItemId, p.PersonId)));
        var taken = Pairs(presses, p => !p.Supports && there.Contains((p.ItemId, p.PersonId)));
        var changed = new Dictionary<Press, bool>();
        if (given.Count + taken.Count > 0)
            await db.Change(async () =>
            {
                if (given.Count > 0) given = await Write(db, given, sql.Give, sql.Count);
                if (taken.Count > 0) taken = await Write(db, taken, sql.Take, sql.Uncount);
            });
        foreach (var (item, person) in given) changed[new(item, person, true)] = true;
        foreach (var (item, person) in taken) changed[new(item, person, false)] = true;
        return changed;
    }

    static List<(long, long)> Pairs(IEnumerable<Press> presses, Func<Press, bool> which) => [.. presses.Where(which).Select(p => (p.ItemId, p.PersonId))];

    // Another node may have been quicker: what is counted is what was written.
    static async Task<List<(long, long)>> Write(AppDb db, List<(long, long)> pairs, string write, string count)
    {
        var written = await db.Ask(write, pairs);
        if (written.Count > 0) await db.Run(count, written);
        return written;
    }

    sealed class Statements(string pairs)
    {
        // CROSS: in this order, on SQLite too.
        public string There => $"SELECT s.item_id, s.person_id FROM {pairs} p CROSS JOIN supports s WHERE s.item_id = p.a AND s.person_id = p.b";

        public string Give => $"INSERT INTO supports (item_id, person_id, at) SELECT a, b, @now FROM {pairs} p WHERE true ON CONFLICT DO NOTHING RETURNING item_id, person_id";

        public string Take => $"DELETE FROM supports WHERE (item_id, person_id) IN (SELECT a, b FROM {pairs} p) RETURNING item_id, person_id";

        // Who supports follows; who has once unsubscribed stays so.
        public string Count => $"""
            UPDATE items SET supports = supports + n FROM (SELECT a, COUNT(*) AS n FROM {pairs} p GROUP BY a) m WHERE id = m.a;
            INSERT INTO follows (item_id, person_id, reason, muted, at) SELECT a, b, {(int)FollowReason.Supported}, false, @now FROM {pairs} p WHERE true ON CONFLICT DO NOTHING
            """;

        public string Uncount => $"UPDATE items SET supports = supports - n FROM (SELECT a, COUNT(*) AS n FROM {pairs} p GROUP BY a) m WHERE id = m.a";
    }
}
