namespace Digitalbeirat.Decisions.Budgeting;

/// <summary>All ballots, equal ones kept once: ballot b lists Projects[Start[b] .. Start[b+1]) and was cast Count[b] times.</summary>
/// <remarks>Rules treat voters with equal ballots alike, so they work on distinct ballots; the voter only appears where a single ballot is explained.</remarks>
public sealed class Ballots
{
    internal Ballots(int[] start, int[] projects, long[]? points, int[] count, int[] ofVoter)
    {
        Start = start;
        Projects = projects;
        Points = points;
        Count = count;
        OfVoter = ofVoter;
    }

    internal int[] Start { get; }

    internal int[] Projects { get; }

    internal long[]? Points { get; }

    internal int[] Count { get; }

    internal int[] OfVoter { get; }

    /// <summary>Number of voters, those with empty ballots included.</summary>
    public int Voters => OfVoter.Length;

    /// <summary>Whether ballots carry points.</summary>
    public bool CarryPoints => Points is not null;

    /// <summary>Number of different ballots.</summary>
    public int Distinct => Count.Length;

    /// <summary>The projects on distinct ballot b by index: best first for ordinal ballots, by index otherwise.</summary>
    public ReadOnlySpan<int> On(int ballot) => Projects.AsSpan(Start[ballot]..Start[ballot + 1]);

    /// <summary>The points of distinct ballot b in the order of <see cref="On"/>; empty where ballots carry none.</summary>
    public ReadOnlySpan<long> PointsOn(int ballot) => Points is null ? [] : Points.AsSpan(Start[ballot]..Start[ballot + 1]);

    /// <summary>How many voters cast distinct ballot b.</summary>
    public int CountOf(int ballot) => Count[ballot];

    /// <summary>The distinct ballot of a voter, by the voter's place in the file from 0.</summary>
    public int BallotOf(int voter) => OfVoter[voter];
}
