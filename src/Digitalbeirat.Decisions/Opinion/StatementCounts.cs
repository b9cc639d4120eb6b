using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion;

/// <summary>How often a statement was agreed with, passed and disagreed with: integers, so no order of counting matters.</summary>
/// <param name="Agree">Votes +1.</param>
/// <param name="Pass">Votes 0.</param>
/// <param name="Disagree">Votes −1.</param>
public readonly record struct StatementCounts(int Agree, int Pass, int Disagree)
{
    /// <summary>All votes on the statement, passes included.</summary>
    public int Seen => Agree + Pass + Disagree;

    /// <summary>Mean answer, 0 where nobody voted.</summary>
    public double Mean => Seen == 0 ? 0 : (double)(Agree - Disagree) / Seen;

    /// <summary>The counts of two bodies of people together.</summary>
    public static StatementCounts operator +(StatementCounts one, StatementCounts other) => new(one.Agree + other.Agree, one.Pass + other.Pass, one.Disagree + other.Disagree);

    /// <summary>The counts of a body without a part of it.</summary>
    public static StatementCounts operator -(StatementCounts all, StatementCounts part) => new(all.Agree - part.Agree, all.Pass - part.Pass, all.Disagree - part.Disagree);

    /// <summary>Counts every statement over all participants of a matrix. O(votes).</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static StatementCounts[] Of(VoteMatrix votes)
    {
        var tally = new int[4 * votes.Statements];
        for (var i = 0; i < votes.Participants; i++)
            foreach (var cell in votes.Row(i)) tally[cell]++;
        return From(tally);
    }

    /// <summary>Counts every statement in each group. O(votes).</summary>
    /// <param name="votes">The matrix.</param>
    /// <param name="group">Group of each participant from 0, −1 for nobody's.</param>
    /// <param name="groups">Number of groups.</param>
    /// <returns>One array per group, one entry per statement.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static StatementCounts[][] Of(VoteMatrix votes, ReadOnlySpan<int> group, int groups)
    {
        var tallies = new int[groups][];
        for (var g = 0; g < groups; g++) tallies[g] = new int[4 * votes.Statements];
        for (var i = 0; i < votes.Participants; i++)
        {
            if (group[i] < 0) continue;
            var tally = tallies[group[i]];
            foreach (var cell in votes.Row(i)) tally[cell]++;
        }
        return [.. tallies.Select(From)];
    }

    internal static StatementCounts[] From(int[] tally)
    {
        var counts = new StatementCounts[tally.Length / 4];
        for (var j = 0; j < counts.Length; j++) counts[j] = new(tally[4 * j + 2], tally[4 * j + 1], tally[4 * j]);
        return counts;
    }
}
