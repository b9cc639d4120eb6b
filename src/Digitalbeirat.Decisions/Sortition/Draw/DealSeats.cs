using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Draw;

/// <summary>Gives the seats of panels counted in types to people: inside a type in turn, over a random order, so that nobody gets more than one seat more than another of the type (where household classes have no rows and the last of two types live together: two).</summary>
/// <remarks>Where somebody else of the household is on the panel already, the turn goes to the next of the type who is free; who was passed over comes first in the next panel.</remarks>
public static class DealSeats
{
    const int Tries = 50;

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
            var types = Enumerable.Range(0, panel.Length).Where(t => panel[t] > 0).ToList();
            for (var tries = 0; ; tries++)
            {
                var (people, uneven) = Attempt(panel, types, strict: tries < Tries);
                if (people is not null) return people;
                // The type whose turn could not be kept is dealt first.
                types.Remove(uneven);
                types.Insert(0, uneven);
            }
        }

        (int[]? People, int Uneven) Attempt(int[] panel, List<int> types, bool strict)
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            var asked = new List<(int Type, int Person, (int Times, int Rank) Turn, bool Seated)>();
            var uneven = -1;
            for (var at = 0; at < types.Count && uneven < 0; at++)
            {
                var (t, left, least) = (types[at], panel[types[at]], int.MaxValue);
                while (left > 0 && uneven < 0)
                {
                    var found = queues[t].TryDequeue(out var person, out var turn);
                    if (!found && !strict) throw new SolverTrouble("Everybody left of a type lives with somebody who is on the panel already.");
                    // Seating this person would put them two panels ahead of somebody passed over.
                    if (!found || (strict && turn.Times > least)) uneven = t;
                    if (!found) break;
                    var seated = uneven < 0 && (homes[person] is not { } home || taken.Add(home));
                    asked.Add((t, person, turn, seated));
                    if (seated) left--;
                    else least = Math.Min(least, turn.Times);
                }
            }
            foreach (var (t, person, turn, seated) in asked) queues[t].Enqueue(person, uneven < 0 && seated ? (turn.Times + 1, turn.Rank) : turn);
            return uneven < 0 ? ([.. asked.Where(a => a.Seated).Select(a => a.Person).Order()], -1) : (null, uneven);
        }
    }
}
