namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Cuts everybody's votes into two halves by a hash of person, statement and round: what one half says can be held against the other.</summary>
static class Halves
{
    /// <summary>The two halves; rows and columns keep their numbers, people not asked for are empty.</summary>
    public static (VoteMatrix One, VoteMatrix Other) Cut(VoteMatrix votes, ReadOnlySpan<int> people, int round)
    {
        var (starts, otherStarts) = (new int[votes.Participants + 1], new int[votes.Participants + 1]);
        var (cells, others) = (new List<ushort>(), new List<ushort>());
        var next = 0;
        for (var i = 0; i < votes.Participants; i++)
        {
            if (next < people.Length && people[next] == i)
            {
                next++;
                var seed = Learning.Mix(((ulong)i << 8) + (ulong)round);
                foreach (var cell in votes.Row(i)) ((Learning.Mix(seed + (ulong)(cell >> 2)) & 1) == 0 ? cells : others).Add(cell);
            }
            (starts[i + 1], otherStarts[i + 1]) = (cells.Count, others.Count);
        }
        return (new(votes.Statements, starts, [.. cells]), new(votes.Statements, otherStarts, [.. others]));
    }
}
