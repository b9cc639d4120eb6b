using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Cuts people's votes into two halves by a hash of person, statement and round: what one half says can be held against the other.</summary>
static class Halves
{
    /// <summary>The two halves; a row for each of the people named, in their order.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static (VoteMatrix One, VoteMatrix Other) Cut(VoteMatrix votes, ReadOnlySpan<int> people, int round)
    {
        var (starts, otherStarts) = (new int[people.Length + 1], new int[people.Length + 1]);
        var most = 0;
        foreach (var person in people) most += votes.Row(person).Length;
        var (cells, others) = (new ushort[most + 1], new ushort[most + 1]);
        var (at, otherAt) = (0, 0);
        for (var m = 0; m < people.Length; m++)
        {
            // One hash decides on 64 statements.
            var (seed, hashed, bits) = (Learning.Mix(((ulong)people[m] << 8) + (ulong)round), -1, 0UL);
            foreach (var cell in votes.Row(people[m]))
            {
                if (cell >> 8 != hashed) (hashed, bits) = (cell >> 8, Learning.Mix(seed + (ulong)(cell >> 8)));
                // Written to both, kept in one: a bit that nobody can foresee decides no branch.
                var other = (int)(bits >> (cell >> 2)) & 1;
                (cells[at], others[otherAt]) = (cell, cell);
                (at, otherAt) = (at + 1 - other, otherAt + other);
            }
            (starts[m + 1], otherStarts[m + 1]) = (at, otherAt);
        }
        return (new(votes.Statements, starts, cells), new(votes.Statements, otherStarts, others));
    }
}
