using System.CommandLine;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>digitalbeirat draw replace: the seats of people who dropped out are drawn anew, so that the whole panel keeps its quotas.</summary>
static class ReplaceCommand
{
    public static Command Create()
    {
        var pool = new PoolOptions();
        var panel = new Option<FileInfo>("--panel") { Description = "Ids of the people on the panel, with those who dropped out.", Required = true };
        var gone = new Option<FileInfo>("--gone") { Description = "Ids of those who dropped out.", Required = true };
        var alternates = new Option<FileInfo?>("--alternates") { Description = "Ids of the alternates; where given, only they are drawn." };
        var command = DrawCommand.From("replace", "Draw the seats of people who dropped out anew: those who stay are taken off the quotas, they and their households are not drawn. Published and verified like the first draw.", pool, parse =>
        {
            var (quotas, people, seats) = pool.Whole(parse);
            var known = people.ToDictionary(p => p.Id);
            var (sitting, left) = (Known(panel), Known(gone));
            if (left.Except(sitting).FirstOrDefault() is { } stranger) throw new BadInput($"{parse.GetValue(gone)!.Name}: '{stranger}' is not on the panel.");
            if (sitting.Count != seats) throw new BadInput($"{parse.GetValue(panel)!.Name}: the panel has {sitting.Count} people, but --size says {seats} seats.");
            if (left.Count == 0) throw new BadInput($"{parse.GetValue(gone)!.Name}: nobody dropped out; there is no seat to draw.");
            var among = parse.GetValue(alternates) is null ? null : Known(alternates!);
            if (among?.Intersect(sitting).FirstOrDefault() is { } seated) throw new BadInput($"{parse.GetValue(alternates)!.Name}: '{seated}' is on the panel already.");
            var away = pool.Excluded(parse);
            away.UnionWith(left);
            if (among is not null) away.UnionWith(people.Select(p => p.Id).Where(id => !among.Contains(id)));
            return KeepSeats.Of(Candidates.Of(quotas, people, seats), [.. sitting.Except(left).Select(id => known[id])], away);

            HashSet<string> Known(Option<FileInfo> list)
            {
                var file = parse.GetValue(list)!;
                var ids = pool.Ids(parse, file);
                return ids.FirstOrDefault(id => !known.ContainsKey(id)) is { } unknown ? throw new BadInput($"{file.Name}: '{unknown}' is not in the pool.") : ids;
            }
        });
        foreach (var option in new Option[] { panel, gone, alternates }) command.Options.Add(option);
        return command;
    }
}
