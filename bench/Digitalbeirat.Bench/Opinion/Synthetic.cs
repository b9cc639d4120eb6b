using Digitalbeirat.Decisions.Opinion;

namespace Digitalbeirat.Bench.Opinion;

/// <summary>Invented conversations of a given shape: three camps, people who differ in how readily they agree and in how much they vote.</summary>
static class Synthetic
{
    public static VoteMatrix Of(int people, int statements, int votesEach, ulong seed)
    {
        var minds = new double[3 * statements];
        for (var j = 0; j < minds.Length; j++) minds[j] = Uniform(ref seed) - 0.5;
        var (rows, cells) = (new List<int>(people * votesEach), new List<ushort>(people * votesEach));
        for (var i = 0; i < people; i++)
        {
            var (camp, style, activity) = ((int)(Uniform(ref seed) * 3), (Uniform(ref seed) - 0.5) * 0.6, 0.2 + 1.6 * Uniform(ref seed));
            var share = Math.Min(1, activity * votesEach / statements);
            for (var j = 0; j < statements; j++)
            {
                if (Uniform(ref seed) >= share) continue;
                var drawn = 1.6 * minds[camp * statements + j] + style + 1.6 * (Uniform(ref seed) - 0.5);
                rows.Add(i);
                cells.Add(VoteMatrix.Cell(j, drawn > 0.2 ? 1 : drawn < -0.2 ? -1 : 0));
            }
        }
        return VoteMatrix.FromEvents(people, statements, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cells));
    }

    /// <summary>SplitMix64, portable: the same votes on every machine.</summary>
    public static double Uniform(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1L << 53));
    }
}
