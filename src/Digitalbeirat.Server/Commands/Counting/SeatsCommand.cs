using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Digitalbeirat.Decisions.Tally.Seats;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>digitalbeirat count seats: seats for lists.</summary>
static class SeatsCommand
{
    public static IReadOnlyList<(string Names, SeatMethod Value)> Methods { get; } = [("sainte-lague|sainte-laguë|schepers", SeatMethod.SainteLague), ("dhondt|d'hondt", SeatMethod.DHondt), ("hare|hare-niemeyer", SeatMethod.Hare)];

    public static Command Create()
    {
        var lists = new Argument<string[]>("LIST=VOTES") { Description = "Votes of each list: A=6000 B=4000 …", Arity = ArgumentArity.OneOrMore };
        var method = new Option<string>("--method") { Description = $"{Words.List(Methods)}.", DefaultValueFactory = _ => "sainte-lague" };
        var seats = new Option<int>("--seats") { Description = "How many seats there are.", Required = true };
        var most = new Option<string[]>("--most") { Description = "How many seats a list can fill: --most A=3; the rest goes to the next quotients.", AllowMultipleArgumentsPerToken = true };
        var seed = Words.Option("--seed", "The seed of the lot for tied last seats; without it they stay open and the status is 1.");
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        var command = new Command("seats", "Share out seats: Sainte-Laguë/Schepers, d'Hondt, Hare/Niemeyer; ties for the last seats are named. Status 1 where seats stay open or empty.") { lists, method, seats, most, seed, json };
        command.SetAction(parse => Refusal.Guard(null, () =>
        {
            var (names, votes) = Votes.Of("LIST=VOTES", parse.GetValue(lists)!);
            var chosen = Words.Choose("--method", parse.GetValue(method)!, Methods);
            if (parse.GetValue(seats) is < 0 or > 100_000) throw new Refusal($"--seats {parse.GetValue(seats)}: 0 to 100000 can be shared out");
            var share = Apportionment.Of(chosen, votes, parse.GetValue(seats), Most(parse.GetValue(most) ?? [], names), names, parse.GetValue(seed));
            var open = share.TiedSeats > 0 && share.Lot is null;
            if (share.TiedSeats > 0) Console.Error.WriteLine($"{string.Join(", ", share.Tied.Select(t => names[t]))} are tied for {share.TiedSeats} of the last seats{(open ? "; the lot has to decide (--seed)" : $"; lot: {share.Lot}")}");
            var empty = Empty(share, parse.GetValue(seats));
            Console.Out.Write(parse.GetValue(json)
                ? JsonSerializer.Serialize(new { method = parse.GetValue(method), total = parse.GetValue(seats), seats = names.Zip(share.Seats).ToDictionary(x => x.First, x => x.Second), tie = share.TiedSeats > 0 ? new { lists = share.Tied.Select(t => names[t]), seats = share.TiedSeats, share.Lot } : null }, BudgetJson.Options) + "\n"
                : string.Concat(names.Select((n, i) => string.Create(CultureInfo.InvariantCulture, $"{n,-24} {votes[i],12} votes {share.Seats[i],5} {(share.Seats[i] == 1 ? "seat" : "seats")}\n"))));
            return open || empty ? 1 : 0;
        }));
        return command;
    }

    /// <summary>Says how many seats nobody gets: lists without votes get none, and full lists no more.</summary>
    public static bool Empty(Apportionment share, int seats)
    {
        var empty = seats - share.Seats.Sum() - (share.Lot is null ? share.TiedSeats : 0);
        if (empty > 0) Console.Error.WriteLine($"{empty} {(empty == 1 ? "seat stays" : "seats stay")} empty: the lists with votes have no more people for them");
        return empty > 0;
    }

    static int[]? Most(string[] words, IReadOnlyList<string> names)
    {
        if (words.Length == 0) return null;
        var most = names.Select(_ => int.MaxValue).ToArray();
        var (lists, limits) = Votes.Of("--most", words);
        for (var i = 0; i < lists.Count; i++) most[names.ToList().IndexOf(lists[i]) is >= 0 and var at ? at : throw new Refusal($"--most {lists[i]}: there is no such list")] = (int)Math.Min(limits[i], int.MaxValue);
        return most;
    }
}
