using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Seats;

/// <summary>A proportional election by lists: seats to lists, then to people, then substitutes, with minimum quotas where the statute sets some.</summary>
/// <param name="Seats">How many seats there are.</param>
/// <param name="Method">How they are shared out.</param>
public sealed record ListElection(int Seats, SeatMethod Method = SeatMethod.SainteLague)
{
    /// <summary>Whether personal votes order a list's people (open lists); otherwise the list's own order does.</summary>
    public bool ByPersonalVotes { get; init; } = true;

    /// <summary>Fewest seats for a group, e.g. { "women": 8 }.</summary>
    public IReadOnlyDictionary<string, int> Quotas { get; init; } = new Dictionary<string, int>();

    /// <summary>Seed of the lots; without it the place on the list decides between equal personal votes, and tied last seats are refused.</summary>
    public string? Seed { get; init; }

    /// <summary>
    /// Elects. A list's votes are those of its people, or <paramref name="listVotes"/> where lists themselves were voted for. Throws <see cref="InvalidOperationException"/> where the last seats are tied and no seed is given, and where a quota cannot be met.
    /// </summary>
    /// <remarks>
    /// Quotas are met as in staff-council law: a seat that would go to somebody outside the group at the lowest quotient (fewest votes per seat of the list) goes to the best of the group on the same list that is not elected yet, or, where that list has nobody,
    /// at the next lowest quotient. People of one list with equal votes: by lot with a seed, otherwise by place on the list. O(seats · candidates).
    /// </remarks>
    public ListResult Run(IReadOnlyList<ListCandidate> candidates, IReadOnlyDictionary<string, long>? listVotes = null)
    {
        var lists = candidates.Select(c => c.List).Distinct().ToList();
        var votes = lists.Select(l => listVotes?.GetValueOrDefault(l) ?? candidates.Where(c => c.List == l).Sum(c => c.Votes)).ToArray();
        var ranked = lists.Select(Ranked).ToList();
        var share = Apportionment.Of(Method, votes, Seats, [.. ranked.Select(r => r.Count)], lists, Seed);
        if (share.TiedSeats > 0 && share.Lot is null) throw new InvalidOperationException($"The last {share.TiedSeats} seats are tied among {string.Join(", ", share.Tied.Select(t => lists[t]))}; name a seed for the lot");
        List<Seat> seats = [];
        for (var l = 0; l < lists.Count; l++)
            for (var s = 0; s < share.Seats[l]; s++) seats.Add(new(ranked[l][s], new Fraction(votes[l], Method == SeatMethod.SainteLague ? 2 * s + 1 : s + 1), null));
        foreach (var (group, least) in Quotas.OrderBy(q => q.Key, StringComparer.Ordinal)) Meet(group, least);
        var elected = seats.Select(s => s.Who).ToHashSet();
        return new(lists, votes, share, [.. seats.OrderByDescending(s => s.Quotient).ThenBy(s => s.Who.List, StringComparer.Ordinal)], [.. ranked.Select(r => (IReadOnlyList<ListCandidate>)[.. r.Where(c => !elected.Contains(c))])]);

        List<ListCandidate> Ranked(string list)
        {
            var people = candidates.Where(c => c.List == list).ToList();
            if (people.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidOperationException($"{twice.Key} is on {list} twice");
            var lots = Seed is null ? null : Reading.Lot.Order(Seed, $"order of {list}", [.. people.Select(c => c.Name)]);
            return [.. people.OrderByDescending(c => ByPersonalVotes ? c.Votes : 0).ThenBy(c => !ByPersonalVotes || lots is null ? c.Place : Array.IndexOf(lots, people.IndexOf(c)))];
        }

        void Meet(string group, int least)
        {
            while (seats.Count(s => s.Who.Group == group) < least)
            {
                var place = Enumerable.Range(0, seats.Count).Where(i => seats[i].Who.Group != group && MayGo(seats[i].Who.Group))
                    .OrderBy(i => seats[i].Quotient).ThenByDescending(i => ranked[lists.IndexOf(seats[i].Who.List)].IndexOf(seats[i].Who))
                    .Select(i => (Seat: i, By: ranked[lists.IndexOf(seats[i].Who.List)].FirstOrDefault(c => c.Group == group && seats.All(s => s.Who != c)))).FirstOrDefault(x => x.By is not null);
                if (place.By is null) throw new InvalidOperationException($"The quota of {least} for {group} cannot be met: no list with a seat has another candidate of that group");
                seats[place.Seat] = seats[place.Seat] with { Who = place.By, InsteadOf = seats[place.Seat].Who };
            }
        }

        bool MayGo(string group) => !Quotas.TryGetValue(group, out var least) || seats.Count(s => s.Who.Group == group) > least;
    }
}
