using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Seats;

/// <summary>Seats for each list, and the tie for the last ones, if there is one.</summary>
/// <param name="Seats">By list; where lots were needed, with what the lots gave.</param>
/// <param name="Tied">The lists that were equal for the last seats; empty where nothing was tied.</param>
/// <param name="TiedSeats">How many seats were to be given among them.</param>
/// <param name="Lot">Where lots were drawn: the seed and, in the order drawn, list and hash.</param>
public sealed record Apportionment(int[] Seats, IReadOnlyList<int> Tied, int TiedSeats, string? Lot)
{
    /// <summary>Shares out the seats. Exact; ties are found, never broken silently.</summary>
    /// <param name="method">The method.</param>
    /// <param name="votes">By list; not negative, in sum below 2^62.</param>
    /// <param name="seats">How many; 0 to 100,000.</param>
    /// <param name="most">The most seats each list can fill, or null; what a full list cannot take goes to the next quotients.</param>
    /// <param name="names">Names for the lot.</param>
    /// <param name="seed">Seed of the lot; where it is null, tied seats stay open.</param>
    public static Apportionment Of(SeatMethod method, ReadOnlySpan<long> votes, int seats, int[]? most = null, IReadOnlyList<string>? names = null, string? seed = null)
    {
        var given = new int[votes.Length];
        Span<int> tied = stackalloc int[Math.Min(votes.Length, 256)];
        if (votes.Length > 256) tied = new int[votes.Length];
        var open = Share(method, votes, seats, most, given, tied, out var tiedLists);
        if (open == 0) return new(given, [], 0, null);
        var lists = tied[..tiedLists].ToArray();
        Array.Sort(lists);
        if (seed is null) return new(given, lists, open, null);
        var named = lists.Select(l => names?[l] ?? $"{l + 1}").ToList();
        var order = Reading.Lot.Order(seed, "last seats", named);
        var drawn = order.Take(open).ToList();
        foreach (var i in drawn) given[lists[i]]++;
        return new(given, lists, open, $"seed {seed}: {string.Join(", ", order.Select(i => $"{named[i]} {Reading.Lot.Shown(seed, "last seats", named[i])}"))}");
    }

    /// <summary>The same without lots and without making garbage: fills <paramref name="given"/> and <paramref name="tied"/>, both as long as the votes, and returns how many seats are tied among the first <paramref name="tiedLists"/> lists of it.</summary>
    public static int Share(SeatMethod method, ReadOnlySpan<long> votes, int seats, int[]? most, Span<int> given, Span<int> tied, out int tiedLists)
    {
        tiedLists = 0;
        long sum = 0;
        foreach (var v in votes) sum = v >= 0 ? checked(sum + v) : throw new ArgumentException("Votes cannot be negative.");
        if (seats is < 0 or > 100_000) throw new ArgumentException("There can be 0 to 100,000 seats.");
        given.Clear();
        if (sum == 0 || seats == 0) return 0;
        return method == SeatMethod.Hare ? ShareHare(votes, seats, sum, most, given, tied, ref tiedLists) : ShareDivisor(method == SeatMethod.SainteLague ? 2 : 1, votes, seats, sum, most, given, tied, ref tiedLists);
    }

    /// <summary>
    /// Seats at the divisor that gives about as many as there are, then the highest quotients one by one up or the lowest down. Whatever the divisor, lists hold the highest quotients there are, so the result is that of counting quotients from the top.
    /// O(lists · (1 + seats the first divisor is off by)).
    /// </summary>
    static int ShareDivisor(int step, ReadOnlySpan<long> votes, int seats, long sum, int[]? most, Span<int> given, Span<int> tied, ref int tiedLists)
    {
        var total = 0;
        // votes · factor / sum with the divisors of Sainte-Laguë doubled: 1, 3, 5 …; of d'Hondt 1, 2, 3 …
        var factor = step == 2 ? seats : seats + votes.Length / 2.0;
        for (var i = 0; i < votes.Length; i++)
        {
            var x = votes[i] * (factor / sum);
            given[i] = (int)(step == 2 ? x + 0.5 : x);
            if (most is not null) given[i] = Math.Min(given[i], most[i]);
            total += given[i];
        }
        // The estimate may be off by rounding at one quotient; put every list on the right side of the others first.
        for (; ; )
        {
            int up = -1, down = -1;
            for (var i = 0; i < votes.Length; i++)
            {
                if (votes[i] > 0 && (most is null || given[i] < most[i]) && (up < 0 || Higher(votes[i], Divisor(given[i]), votes[up], Divisor(given[up])) > 0)) up = i;
                if (given[i] > 0 && (down < 0 || Higher(votes[i], Divisor(given[i] - 1), votes[down], Divisor(given[down] - 1)) < 0)) down = i;
            }
            if (total > seats) { given[down]--; total--; }
            else if (total < seats)
            {
                if (up < 0) return 0; // all lists are full
                given[up]++;
                total++;
            }
            else if (up >= 0 && down >= 0 && Higher(votes[up], Divisor(given[up]), votes[down], Divisor(given[down] - 1)) is >= 0 and var order)
            {
                if (order > 0) { given[up]++; given[down]--; continue; }
                // The next quotient equals the last one that got a seat: all lists with that quotient are tied for the seats it got.
                long v = votes[down], d = Divisor(given[down] - 1);
                var open = 0;
                for (var i = 0; i < votes.Length; i++)
                    if (given[i] > 0 && Higher(votes[i], Divisor(given[i] - 1), v, d) == 0)
                    {
                        given[i]--;
                        open++;
                        tied[tiedLists++] = i;
                    }
                    else if (votes[i] > 0 && (most is null || given[i] < most[i]) && Higher(votes[i], Divisor(given[i]), v, d) == 0) tied[tiedLists++] = i;
                return open;
            }
            else return 0;
        }

        long Divisor(int seat) => (long)step * seat + 1;
    }

    static int Higher(long votesA, long divisorA, long votesB, long divisorB) =>
        (votesA | votesB) < 1L << 42 ? (votesA * divisorB).CompareTo(votesB * divisorA) : ((Int128)votesA * divisorB).CompareTo((Int128)votesB * divisorA);

    static int ShareHare(ReadOnlySpan<long> votes, int seats, long sum, int[]? most, Span<int> given, Span<int> tied, ref int tiedLists)
    {
        var left = seats;
        Span<Int128> rest = votes.Length <= 64 ? stackalloc Int128[votes.Length] : new Int128[votes.Length];
        for (var i = 0; i < votes.Length; i++)
        {
            var share = (Int128)votes[i] * seats;
            given[i] = (int)(share / sum);
            rest[i] = share - (Int128)given[i] * sum;
            if (most is not null && given[i] >= most[i]) { given[i] = most[i]; rest[i] = -1; }
            left -= given[i];
        }
        while (left > 0)
        {
            Int128 best = 0;
            tiedLists = 0;
            for (var i = 0; i < votes.Length; i++)
            {
                if (rest[i] > best) { best = rest[i]; tiedLists = 0; }
                if (rest[i] == best && best > 0) tied[tiedLists++] = i;
            }
            if (best == 0)
            {
                // Only full lists had remainders: the seats they cannot fill go round again among the others.
                if (most is null) return 0;
                var again = 0;
                for (var i = 0; i < votes.Length; i++) if (votes[i] > 0 && given[i] < most[i]) { rest[i] = votes[i]; again++; }
                if (again == 0) { tiedLists = 0; return 0; }
                continue;
            }
            if (tiedLists > left) return left;
            for (var t = 0; t < tiedLists; t++)
            {
                given[tied[t]]++;
                rest[tied[t]] = 0;
            }
            left -= tiedLists;
        }
        tiedLists = 0;
        return 0;
    }
}
