namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Samples of people that depend on nothing but their rows: those with the smallest hashes, so that a smaller sample is part of a larger one.</summary>
static class Sampling
{
    /// <summary>Which of the people, by their place in the list, ascending.</summary>
    public static int[] Some(ReadOnlySpan<int> people, int most)
    {
        var places = new int[people.Length];
        for (var m = 0; m < places.Length; m++) places[m] = m;
        if (people.Length <= most) return places;
        var keys = new ulong[people.Length];
        for (var m = 0; m < keys.Length; m++) keys[m] = Learning.Mix((ulong)people[m]);
        // Nearly all keys above twice the share that is wanted need not be sorted.
        var bound = (ulong)(Math.Min(1, 1.2 * most / people.Length + 100.0 / people.Length) * ulong.MaxValue);
        var few = places.Where(m => keys[m] <= bound).ToArray();
        if (few.Length < most) few = places;
        var own = few.Select(m => keys[m]).ToArray();
        Array.Sort(own, few);
        Array.Resize(ref few, most);
        Array.Sort(few);
        return few;
    }
}
