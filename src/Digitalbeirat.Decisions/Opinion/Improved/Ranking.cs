using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Ranks of response styles among those of a sample, from −½ to ½, 0 in the middle; ties share a rank.</summary>
sealed class Ranking
{
    // About two steps to a style of the sample: hardly anybody is compared with more than one.
    const int Fine = 2;

    readonly float[] sorted, tied;
    // Where in the sorted styles each step of a fine scale begins.
    readonly int[] begins;
    readonly float least, scale;

    public Ranking(float[] styles)
    {
        sorted = (float[])styles.Clone();
        Array.Sort(sorted);
        tied = new float[sorted.Length];
        begins = new int[Fine * sorted.Length + 1];
        if (sorted.Length == 0) return;
        least = sorted[0];
        scale = sorted[^1] > least ? Math.Min(float.MaxValue, (begins.Length - 1) / (sorted[^1] - least)) : 0;
        for (int from = 0, to = 0; from < sorted.Length; from = to)
        {
            while (to < sorted.Length && sorted[to] == sorted[from]) to++;
            Array.Fill(tied, Share(from + to), from, to - from);
        }
        for (int step = 0, at = 0; step < begins.Length; step++)
        {
            while (at < sorted.Length && Step(sorted[at]) < step) at++;
            begins[step] = at;
        }
    }

    int Step(float style) => (int)Math.Clamp((style - least) * scale, 0, begins.Length - 1);

    float Share(int doubled) => (float)(doubled / (2.0 * sorted.Length) - 0.5);

    /// <summary>The rank of a style.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public float Of(float style)
    {
        if (sorted.Length == 0) return 0;
        var below = begins[Step(style)];
        while (below < sorted.Length && sorted[below] < style) below++;
        return below < sorted.Length && sorted[below] == style ? tied[below] : Share(2 * below);
    }
}
