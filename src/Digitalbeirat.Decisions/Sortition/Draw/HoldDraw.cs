using Digitalbeirat.Decisions.Sortition.Lottery;

namespace Digitalbeirat.Decisions.Sortition.Draw;

/// <summary>Panels of equal chance, and what binds them.</summary>
/// <param name="Lottery">The lottery they come from.</param>
/// <param name="Lists">For each panel the numbers of its people in the pool.</param>
/// <param name="Commitment">What to publish before the random number.</param>
/// <param name="Bound">By how much a probability may change by the theorem.</param>
public sealed record Panels(FairLottery Lottery, IReadOnlyList<int[]> Lists, string Commitment, double Bound)
{
    /// <summary>How often a person of the pool is in the panels, as a share.</summary>
    public double[] Probabilities()
    {
        var times = new int[Lottery.Pool.Pool.People.Count];
        foreach (var panel in Lists) foreach (var person in panel) times[person]++;
        return [.. times.Select(n => (double)n / Lists.Count)];
    }
}

/// <summary>From a lottery to panels of equal chance in which people, not types, sit.</summary>
public static class HoldDraw
{
    /// <summary>Rounds, deals the seats, shuffles and commits. The same input gives the same panels.</summary>
    /// <param name="lottery">The lottery of a pseudonymised pool.</param>
    /// <param name="panels">How many panels.</param>
    /// <param name="done">Hears which share of the panels is there.</param>
    /// <param name="stop">Ends it early.</param>
    public static Panels Prepare(FairLottery lottery, int panels, Action<double>? done = null, CancellationToken stop = default)
    {
        var pool = lottery.Pool.Pool;
        var objective = Name(lottery.Objective);
        var random = new HashStream(Draw.Commitment.Of(pool, objective, []));
        var lists = random.Shuffled(DealSeats.Of(lottery.Pool, random.Shuffled(RoundLottery.To(lottery, panels, done, stop)), random));
        return new(lottery, lists, Draw.Commitment.Of(pool, objective, lists), RoundLottery.Bound(lottery.Pool.Shape.Types, pool.Seats, panels));
    }

    /// <summary>The objective's name as files write it.</summary>
    public static string Name(Objective objective) => objective.ToString().ToLowerInvariant();
}
