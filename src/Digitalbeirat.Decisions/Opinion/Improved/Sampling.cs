using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Samples of people that depend on nothing but their rows: those with the smallest hashes, so that a smaller sample is part of a larger one.</summary>
static class Sampling
{
    /// <summary>Which of the people, by their place in the list, ascending.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static int[] Some(ReadOnlySpan<int> people, int most)
    {
        if (people.Length <= most) return [.. Enumerable.Range(0, people.Length)];
        // Nearly all keys above twice the share that is wanted need not be sorted.
        var bound = (ulong)(Math.Min(1, 1.2 * most / people.Length + 100.0 / people.Length) * ulong.MaxValue);
        var (keys, some) = (new List<ulong>(), new List<int>());
        for (var round = 0; round < 2 && some.Count < most; round++, bound = ulong.MaxValue)
        {
            keys.Clear();
            some.Clear();
            for (var m = 0; m < people.Length; m++)
            {
                var key = Learning.Mix((ulong)people[m]);
                if (key > bound) continue;
                keys.Add(key);
                some.Add(m);
            }
        }
        int[] few = [.. some];
        ulong[] own = [.. keys];
        Array.Sort(own, few);
        Array.Resize(ref few, most);
        Array.Sort(few);
        return few;
    }
}
