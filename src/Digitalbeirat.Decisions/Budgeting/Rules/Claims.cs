namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>The election seen from its projects: who supports each of them, how many they are and what it is worth to them.</summary>
/// <remarks>
/// A voter's utility of project c is <see cref="Worth"/>[c] · Utility[entry]; where <see cref="Utility"/> is null each supporter of c has the utility Worth[c].
/// Supporters are distinct ballots with their number of voters. The arrays of double hold whole numbers below 2^53, so they are exact.
/// </remarks>
sealed class Claims
{
    public Claims(Election election, Utility utility)
    {
        Election = election;
        var ballots = election.Ballots;
        var m = election.Projects.Count;
        var perEntry = Values(election, utility);
        Start = new int[m + 1];
        for (var b = 0; b < ballots.Distinct; b++)
            for (var e = ballots.Start[b]; e < ballots.Start[b + 1]; e++)
                if (perEntry is null || perEntry(b, e) > 0) Start[ballots.Projects[e] + 1]++;
        for (var p = 0; p < m; p++) Start[p + 1] += Start[p];
        Ballot = new int[Start[m]];
        Weight = new double[Start[m]];
        Utility = perEntry is null ? null : new double[Start[m]];
        var next = Start[..m];
        for (var b = 0; b < ballots.Distinct; b++)
            for (var e = ballots.Start[b]; e < ballots.Start[b + 1]; e++)
            {
                var u = perEntry?.Invoke(b, e) ?? 1;
                if (u <= 0) continue;
                var at = next[ballots.Projects[e]]++;
                Ballot[at] = b;
                Weight[at] = ballots.Count[b];
                if (Utility is not null) Utility[at] = u;
            }
        Worth = new long[m];
        Voters = new long[m];
        Total = new long[m];
        Largest = new double[m];
        for (var p = 0; p < m; p++)
        {
            // A project that costs nothing is worth one cent, so that nothing is divided by 0.
            Worth[p] = utility == Rules.Utility.Cost ? Math.Max(1, election.Projects[p].Cost) : 1;
            for (var e = Start[p]; e < Start[p + 1]; e++)
            {
                Voters[p] += (long)Weight[e];
                var u = Utility?[e] ?? 1;
                Total[p] += (long)(Weight[e] * u);
                Largest[p] = Math.Max(Largest[p], u);
            }
        }
    }

    static Func<int, int, double>? Values(Election election, Utility utility)
    {
        var ballots = election.Ballots;
        return utility switch
        {
            Rules.Utility.Borda when election.Kind == BallotKind.Ordinal => (b, e) => ballots.Start[b + 1] - e - 1,
            Rules.Utility.Points or Rules.Utility.Cost when ballots.Points is not null => (_, e) => ballots.Points[e],
            _ => null,
        };
    }

    public Election Election { get; }

    /// <summary>Supporters of c are the entries Start[c] .. Start[c+1).</summary>
    public int[] Start { get; }

    /// <summary>The distinct ballot of an entry.</summary>
    public int[] Ballot { get; }

    /// <summary>How many voters cast it.</summary>
    public double[] Weight { get; }

    /// <summary>The factor of an entry's utility, or null where all are 1.</summary>
    public double[]? Utility { get; }

    /// <summary>The factor of a project's utility.</summary>
    public long[] Worth { get; }

    /// <summary>Number of supporters.</summary>
    public long[] Voters { get; }

    /// <summary>Sum of the supporters' utility factors.</summary>
    public long[] Total { get; }

    /// <summary>Largest utility factor among supporters.</summary>
    public double[] Largest { get; }

    public int Projects => Worth.Length;

    public long Cost(int project) => Election.Projects[project].Cost;
}
