namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Where some people stand by their votes alone, the statements being known.</summary>
/// <param name="Model">What is known of the statements.</param>
/// <param name="People">Their rows.</param>
/// <param name="Mean">Of each of them the style in the model and seven coordinates.</param>
/// <param name="Style">The response style of each: how far the answers lie above the mean answers of the same statements, drawn to 0 as if five ordinary votes came on top.</param>
sealed record Places(FactorModel Model, int[] People, float[] Mean, double[] Style)
{
    /// <summary>Ordinary votes that everybody's style is drawn to 0 with.</summary>
    public const int StyleOrdinary = 5;

    /// <summary>Places people.</summary>
    /// <param name="votes">What they are placed by.</param>
    /// <param name="people">Their rows.</param>
    /// <param name="model">What is known of the statements.</param>
    /// <param name="placing">Its tables.</param>
    public static Places Of(VoteMatrix votes, int[] people, FactorModel model, Placing placing)
    {
        var room = new Placing.Room();
        var places = new Places(model, people, new float[people.Length * Packed.Size], new double[people.Length]);
        for (var from = 0; from < people.Length; from += Placing.Lanes)
        {
            var count = Math.Min(Placing.Lanes, people.Length - from);
            for (var s = 0; s < count; s++) placing.Gather(votes.Row(people[from + s]), room, s);
            placing.Place(count, room);
            for (var s = 0; s < count; s++)
            {
                room.MeanOf(s).CopyTo(places.Mean.AsSpan((from + s) * Packed.Size));
                places.Style[from + s] = room.OffOf(s) / (votes.Row(people[from + s]).Length + StyleOrdinary);
            }
        }
        return places;
    }

    /// <summary>The answer to be expected to a statement, between −1 and 1 as a rule.</summary>
    /// <param name="place">Which of the people, from 0.</param>
    /// <param name="statement">Column.</param>
    public double Expect(int place, int statement)
    {
        var (own, other) = (place * Packed.Size, statement * Packed.Size);
        var answer = Model.Mean[other] + Mean[own];
        for (var f = 1; f < Packed.Size; f++) answer += Model.Mean[other + f] * Mean[own + f];
        return answer;
    }
}
