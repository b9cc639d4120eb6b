using System.Globalization;
using Digitalbeirat.Decisions.Sortition.Fairness;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>A draw in a few readable lines.</summary>
static class Summary
{
    public static void Write(DrawCommand.Result result)
    {
        var (lottery, pool) = (result.Lottery, result.Names.Pool);
        var (chances, rounded) = (lottery.Probabilities(), result.Panels.Probabilities());
        var spread = Spread.Of(chances);
        var never = Enumerable.Range(0, chances.Length).Where(i => lottery.Out[lottery.Pool.TypeOf[i]]).ToList();
        Say($"{lottery.Objective}: {pool.Seats} seats of {pool.People.Count} people in {lottery.Pool.Shape.Types} types");
        Say($"chances          {spread.Least:P2} to {spread.Most:P2} (equal for all would be {(double)pool.Seats / pool.People.Count:P2})");
        Say($"Gini {spread.Gini:P1}, geometric mean {spread.GeometricMean:P2}");
        Say($"optimal within   {lottery.Gap:0.#e+0} ({lottery.Stages.Count} stages, {lottery.Cuts.Count} cuts, proof in draw.json)");
        Say($"panels           {result.Panels.Lists.Count}, chances changed by at most {chances.Zip(rounded, (a, b) => Math.Abs(a - b)).Max():P3}");
        if (never.Count > 0) Say($"in no panel      {string.Join(", ", never.Select(i => result.Names.Names[i]).Order(StringComparer.Ordinal))}");
        Say($"commitment       {result.Panels.Commitment}");
        if (result.Number is not { } n) Say($"Nothing is drawn yet. Publish the commitment, then draw a number from 0 to {result.Panels.Lists.Count - 1} and run again with --number.");
        else
        {
            Say($"panel {n}:");
            foreach (var id in result.Panels.Lists[n].Select(i => result.Names.Names[i]).Order(StringComparer.Ordinal)) Say($"  {id}");
        }
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
