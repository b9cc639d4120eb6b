using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Some of the people from whom the statements are learned: placed by the statements in each sweep, they say in turn what they have to say about the statements.</summary>
/// <remarks>Their votes are kept by person and by statement, so that both ways sums are read from a table and nothing is added to one.</remarks>
sealed class Block
{
    /// <summary>The most people of a block: fourteen bits of a cell name the person.</summary>
    public const int MostPeople = VoteMatrix.MostStatements;

    readonly VoteMatrix votes, turned;
    readonly int first;
    readonly Said people;
    readonly float[] noise;
    readonly Room room = new();
    readonly Lines sums;

    /// <summary>Takes some people with votes.</summary>
    /// <param name="votes">Theirs and others'.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="end">The one behind the last.</param>
    public Block(VoteMatrix votes, int first, int end)
    {
        (this.votes, this.first, People, turned) = (votes, first, end - first, votes.Turned(first, end));
        (people, noise, sums) = (new(People), new float[(People + Room.People - 1) / Room.People * Room.People], new((votes.Statements + Said.Lanes - 1) / Said.Lanes * Said.Lanes * Said.Sums));
        Array.Fill(noise, 1);
    }

    public int People { get; }

    public double StyleSquares { get; private set; }

    /// <summary>What they say, 48 sums a statement, sixteen statements side by side.</summary>
    public ReadOnlySpan<float> Sums => sums.All;

    /// <summary>Places them and listens.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Sweep(Placing placing, bool weigh)
    {
        StyleSquares = 0;
        for (var from = 0; from < People; from += Room.People)
        {
            var count = Math.Min(Room.People, People - from);
            for (var s = 0; s < count; s++) placing.Gather(votes.Row(first + from + s), room, s);
            noise.AsSpan(from, Room.People).CopyTo(room.Noise);
            placing.Learn(room, weigh);
            room.Noise.CopyTo(noise.AsSpan(from));
            people.Write(from, room.Mean, room.Matrix, Vector512<float>.One / Vector512.Create<float>(room.Noise), Vector512<float>.Zero);
            for (var s = 0; s < count; s++) StyleSquares += room.Mean[s] * room.Mean[s] + room.Matrix[s];
        }
        for (var from = 0; from < votes.Statements; from += Said.Lanes)
        {
            for (var s = 0; s < Said.Lanes; s++) people.Gather(from + s < votes.Statements ? turned.Row(from + s) : [], room.Gathered(s));
            room.Turn();
            room.Sums.CopyTo(sums.All[(from * Said.Sums)..]);
        }
    }
}
