using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Tally.Seats;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Tally;

/// <summary>Seats for lists and people.</summary>
public sealed class SharingSeats
{
    [Theory]
    [InlineData(SeatMethod.SainteLague, 12, new long[] { 6000, 4000, 3000 }, new[] { 5, 4, 3 })]
    [InlineData(SeatMethod.Hare, 12, new long[] { 6000, 4000, 3000 }, new[] { 5, 4, 3 })]
    [InlineData(SeatMethod.SainteLague, 7, new long[] { 53, 24, 23 }, new[] { 3, 2, 2 })]
    [InlineData(SeatMethod.DHondt, 7, new long[] { 53, 24, 23 }, new[] { 4, 2, 1 })]
    [InlineData(SeatMethod.Hare, 7, new long[] { 53, 24, 23 }, new[] { 4, 2, 1 })]
    [InlineData(SeatMethod.SainteLague, 8, new long[] { 100, 80, 30, 20 }, new[] { 3, 3, 1, 1 })]
    [InlineData(SeatMethod.DHondt, 8, new long[] { 100, 80, 30, 20 }, new[] { 4, 3, 1, 0 })]
    public void Known_examples_come_out_as_known(SeatMethod method, int seats, long[] votes, int[] expected)
    {
        var share = Apportionment.Of(method, votes, seats);
        Assert.Equal(expected, share.Seats);
        Assert.Empty(share.Tied);
    }

    [Fact]
    public void A_tie_for_the_last_seats_is_found_and_a_lot_can_be_drawn_again()
    {
        var open = Apportionment.Of(SeatMethod.DHondt, [6000, 4000, 3000], 12);
        Assert.Equal([5, 3, 2], open.Seats);
        Assert.Equal([0, 1, 2], open.Tied);
        Assert.Equal(2, open.TiedSeats);
        var drawn = Apportionment.Of(SeatMethod.DHondt, [6000, 4000, 3000], 12, names: ["A", "B", "C"], seed: "s");
        Assert.Equal(12, drawn.Seats.Sum());
        Assert.Equal(Lot.Order("s", "last seats", ["A", "B", "C"]).Take(2).Order(), Enumerable.Range(0, 3).Where(l => drawn.Seats[l] > open.Seats[l]));
    }

    [Property(MaxTest = 500)]
    public void Divisor_methods_are_counting_quotients_from_the_top(int seed)
    {
        var random = new Random(seed);
        var votes = Enumerable.Range(0, random.Next(1, 8)).Select(_ => (long)random.Next(0, 30)).ToArray();
        var seats = random.Next(0, 25);
        int[]? most = random.Next(2) == 0 ? null : [.. votes.Select(_ => random.Next(0, 8))];
        foreach (var (method, step) in new[] { (SeatMethod.SainteLague, 2), (SeatMethod.DHondt, 1) })
        {
            var quotients = votes.SelectMany((v, l) => Enumerable.Range(0, Math.Min(seats, most?[l] ?? seats)).Select(s => (List: l, Q: new Fraction(v, step * s + 1)))).Where(q => q.Q > 0).OrderByDescending(q => q.Q).ToList();
            var share = Apportionment.Of(method, votes, seats, most);
            Assert.Equal(Math.Min(seats, quotients.Count), share.Seats.Sum() + share.TiedSeats);
            var sure = quotients.Count <= seats ? quotients : [.. quotients.Where(q => q.Q > quotients[seats].Q)];
            if (quotients.Count > seats && seats > 0 && quotients[seats - 1].Q > quotients[seats].Q) Assert.Equal(0, share.TiedSeats);
            Assert.Equal(votes.Select((_, l) => sure.Count(q => q.List == l)), share.Seats);
            if (share.TiedSeats > 0) Assert.Equal(quotients.Where(q => q.Q == quotients[seats].Q).Select(q => q.List).Distinct().Order(), share.Tied);
        }
    }

    [Property(MaxTest = 300)]
    public void Largest_remainders_stay_within_the_quota_and_add_up(int seed)
    {
        var random = new Random(seed);
        var votes = Enumerable.Range(0, random.Next(1, 8)).Select(_ => (long)random.Next(0, 30)).ToArray();
        var seats = random.Next(0, 25);
        var share = Apportionment.Of(SeatMethod.Hare, votes, seats);
        if (votes.Sum() == 0) return;
        Assert.Equal(seats, share.Seats.Sum() + share.TiedSeats);
        for (var l = 0; l < votes.Length; l++) Assert.InRange(share.Seats[l], votes[l] * seats / votes.Sum(), votes[l] * seats / votes.Sum() + 1);
    }

    static readonly List<ListCandidate> people =
    [
        new("Anna", "Linde", 1, 100, "women"), new("Bert", "Linde", 2, 300), new("Carl", "Linde", 3, 200), new("Dora", "Eiche", 1, 50, "women"), new("Emil", "Eiche", 2, 190), new("Fred", "Eiche", 3, 60),
    ];

    [Fact]
    public void Personal_votes_order_the_list_and_substitutes_follow_in_order()
    {
        var result = new ListElection(3).Run(people);
        Assert.Equal(["Bert", "Emil", "Carl"], result.Seats.Select(s => s.Who.Name));
        Assert.Equal(["Anna"], result.Substitutes[0].Select(c => c.Name));
        Assert.Equal(["Fred", "Dora"], result.Substitutes[1].Select(c => c.Name));
    }

    [Fact]
    public void A_quota_replaces_the_lowest_quotient_and_says_whom()
    {
        var result = new ListElection(3) { Quotas = new Dictionary<string, int> { ["women"] = 1 } }.Run(people);
        var seat = Assert.Single(result.Seats, s => s.InsteadOf is not null);
        Assert.Equal(("Anna", "Carl"), (seat.Who.Name, seat.InsteadOf!.Name));
        Assert.Throws<InvalidOperationException>(() => new ListElection(3) { Quotas = new Dictionary<string, int> { ["women"] = 3 } }.Run(people));
    }

    [Fact]
    public void Heaped_and_spread_votes_add_up_and_ballots_with_too_many_are_named()
    {
        var ballots = new[] { new ListBallot(new Dictionary<string, int> { ["Anna"] = 3, ["Emil"] = 1 }), new ListBallot(new Dictionary<string, int>(), "Eiche"), new ListBallot(new Dictionary<string, int> { ["Anna"] = 4 }) };
        Assert.Equal([null, null, "4 votes for Anna; 3 are allowed"], ballots.Select(b => b.Flaw(people, 5, 3)));
        var counted = ListBallot.Count(people, ballots, 5, 3);
        Assert.Equal([3, 0, 0, 1, 2, 1], counted.Select(c => c.Votes));
    }
}
