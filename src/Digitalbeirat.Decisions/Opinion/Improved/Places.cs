using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Where some people stand by their votes alone, the statements being known.</summary>
/// <param name="Model">What is known of the statements.</param>
/// <param name="People">Their rows.</param>
/// <param name="Lanes">Sixteen people side by side, style in the model and seven places of each; the last lanes may be nobody's.</param>
/// <param name="Style">The response style of each: how far the answers lie above the mean answers of the same statements, drawn to 0 as if five ordinary votes came on top.</param>
sealed record Places(FactorModel Model, int[] People, float[] Lanes, float[] Style)
{
    // Ordinary votes that everybody's style is drawn to 0 with.
    const int StyleOrdinary = 5;

    /// <summary>Places people.</summary>
    /// <param name="votes">What they are placed by.</param>
    /// <param name="people">Their rows.</param>
    /// <param name="model">What is known of the statements.</param>
    /// <param name="placing">Its table.</param>
    [MethodImpl(Compiled.AtOnce)]
    public static Places Of(VoteMatrix votes, int[] people, FactorModel model, Placing placing)
    {
        var room = new Room();
        var places = new Places(model, people, new float[(people.Length + Room.People - 1) / Room.People * Room.People * Packed.Size], new float[people.Length]);
        for (var from = 0; from < people.Length; from += Room.People)
        {
            var count = Math.Min(Room.People, people.Length - from);
            for (var s = 0; s < count; s++) placing.Gather(votes.Row(people[from + s]), room, s);
            placing.Place(room);
            room.Mean.CopyTo(places.Lanes.AsSpan(from * Packed.Size));
            for (var s = 0; s < count; s++) places.Style[from + s] = StyleOf(room.OffOf(s), votes.Row(people[from + s]).Length);
        }
        return places;
    }

    /// <summary>The response style of somebody whose answers together lie so far above the mean answers.</summary>
    public static float StyleOf(float off, int votes) => off / (votes + StyleOrdinary);

    /// <summary>Style (0) or one of the seven places of somebody, by number from 0.</summary>
    public double this[int place, int of] => Lanes[(place / Room.People * Packed.Size + of) * Room.People + place % Room.People];

    /// <summary>The answer to be expected to a statement, between −1 and 1 as a rule.</summary>
    /// <param name="place">Which of the people, from 0.</param>
    /// <param name="statement">Column.</param>
    public double Expect(int place, int statement)
    {
        var answer = Model[statement, 0] + this[place, 0];
        for (var f = 1; f < Packed.Size; f++) answer += Model[statement, f] * this[place, f];
        return answer;
    }
}
