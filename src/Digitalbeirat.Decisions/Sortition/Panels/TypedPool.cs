using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Decisions.Sortition.Panels;

/// <summary>A pool reduced to types: people with the same values and the same kind of household are interchangeable.</summary>
/// <remarks>
/// The kind (class) of a household is the multiset of its members' values. A class of h households with more than one member gets a row Σ c_t ≤ h over its types:
/// a panel then takes at most one person of each household. People living alone, as far as the pool knows, share one class.
/// </remarks>
public sealed class TypedPool
{
    /// <summary>The pool.</summary>
    public Candidates Pool { get; }

    /// <summary>What a panel may look like.</summary>
    public PanelShape Shape { get; }

    /// <summary>For each type the numbers of its people in the pool, ascending.</summary>
    public IReadOnlyList<int[]> Members { get; }

    /// <summary>For each person of the pool the type.</summary>
    public IReadOnlyList<int> TypeOf { get; }

    /// <summary>For each type the number of its household class, or -1 for people living alone.</summary>
    public IReadOnlyList<int> ClassOf { get; }

    /// <summary>For each household class its households, each as the numbers of its people.</summary>
    public IReadOnlyList<int[][]> Households { get; }

    /// <summary>What each row counts, in words: "seats", "age: 16-25", "household class 3".</summary>
    public IReadOnlyList<string> RowNames { get; }

    /// <summary>Reduces a pool. O(people × categories).</summary>
    /// <param name="pool">A pool in canonical order.</param>
    public TypedPool(Candidates pool)
    {
        Pool = pool;
        var shared = pool.People.Select((person, number) => (person, number)).Where(p => p.person.Household is not null).GroupBy(p => p.person.Household!)
            .Select(g => g.Select(p => p.number).ToArray()).Where(h => h.Length > 1).ToList();
        string Values(int person) => string.Join(',', pool.People[person].Values);
        var classes = shared.GroupBy(h => string.Join(';', h.Select(Values).Order(StringComparer.Ordinal))).OrderBy(g => g.Min(h => h[0])).ToList();
        Households = [.. classes.Select(g => g.OrderBy(h => h[0]).ToArray())];
        var classOf = new int[pool.People.Count];
        Array.Fill(classOf, -1);
        for (var c = 0; c < Households.Count; c++) foreach (var person in Households[c].SelectMany(h => h)) classOf[person] = c;

        var types = Enumerable.Range(0, pool.People.Count).GroupBy(p => (classOf[p], Values(p))).OrderBy(g => g.First()).ToList();
        Members = [.. types.Select(g => g.ToArray())];
        ClassOf = [.. types.Select(g => g.Key.Item1)];
        var typeOf = new int[pool.People.Count];
        for (var t = 0; t < Members.Count; t++) foreach (var person in Members[t]) typeOf[person] = t;
        TypeOf = typeOf;

        var names = new List<string> { "seats" };
        var (low, high) = (new List<int> { pool.Seats }, new List<int> { pool.Seats });
        var first = new int[pool.Categories.Count];
        for (var c = 0; c < pool.Categories.Count; c++)
        {
            first[c] = low.Count;
            foreach (var quota in pool.Categories[c].Quotas)
            {
                names.Add($"{pool.Categories[c].Name}: {quota.Value}");
                low.Add(quota.Lower);
                high.Add(Math.Min(quota.Upper, pool.Seats));
            }
        }
        var homes = low.Count;
        for (var c = 0; c < Households.Count; c++)
        {
            names.Add($"household class {c + 1}");
            low.Add(0);
            high.Add(Households[c].Length);
        }
        RowNames = names;
        var rowsOf = new int[Members.Count][];
        for (var t = 0; t < rowsOf.Length; t++)
        {
            var values = pool.People[Members[t][0]].Values;
            rowsOf[t] = [0, .. values.Select((v, c) => first[c] + v), .. ClassOf[t] >= 0 ? [homes + ClassOf[t]] : Array.Empty<int>()];
        }
        // A household gives one person, however many of the type live in it.
        var size = Members.Select((m, t) => ClassOf[t] < 0 ? m.Length : Math.Min(m.Length, Households[ClassOf[t]].Length)).ToArray();
        Shape = new(size, rowsOf, [.. low], [.. high]);
    }

    /// <summary>People of a type: what a lottery's expectation of the type is divided by to get a person's probability.</summary>
    /// <param name="type">The type.</param>
    public int Count(int type) => Members[type].Length;
}
