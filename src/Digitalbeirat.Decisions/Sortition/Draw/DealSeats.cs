using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Draw;

/// <summary>Gives the seats of panels counted in types to people: inside a type in turn, over a random order, so that nobody gets more than one seat more than another of the type.</summary>
/// <remarks>Where somebody else of the household is on the panel already, the turn goes to the next of the type who is free; who was passed over comes first in the next panel.</remarks>
public static class DealSeats
{
    /// <summary>For each panel the numbers of its people in the pool, ascending. O(seats) a panel where households seldom collide, at worst O(people).</summary>
    /// <param name="pool">The pool in types.</param>
    /// <param name="panels">One count for each type.</param>
    /// <param name="random">Decides the orders.</param>
    /// <exception cref="SolverTrouble">Everybody left of a type lives with somebody on the panel (only where household classes have no rows).</exception>
    public static IReadOnlyList<int[]> Of(TypedPool pool, IReadOnlyList<int[]> panels, HashStream random)
    {
        // Whose turn it is: whoever was drawn least, in a random order among equals.
        var order = pool.Members.Select(m => random.Shuffled(m)).ToArray();
        var queues = order.Select(members => new PriorityQueue<int, (int Times, int Rank)>(members.Select((person, rank) => (person, (0, rank))))).ToArray();
        var homes = pool.Pool.People.Select(p => p.Household).ToArray();
        return [.. panels.Select(Deal)];

        int[] Deal(int[] panel)
        {
            var people = new List<int>();
            var taken = new HashSet<string>(StringComparer.Ordinal);
            var waiting = new List<(int Person, (int Times, int Rank) Turn)>();
            for (var t = 0; t < panel.Length; t++)
            {
                for (var n = 0; n < panel[t];)
                {
                    if (!queues[t].TryDequeue(out var person, out var turn)) throw new SolverTrouble("Everybody left of a type lives with somebody who is on the panel already; with fewer kinds of households they could be told apart.");
                    var free = homes[person] is not { } home || taken.Add(home);
                    waiting.Add((person, free ? (turn.Times + 1, turn.Rank) : turn));
                    if (!free) continue;
                    people.Add(person);
                    n++;
                }
                foreach (var (person, turn) in waiting) queues[t].Enqueue(person, turn);
                waiting.Clear();
            }
            return [.. people.Order()];
        }
    }
}
