using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Digitalbeirat.Decisions.Sortition.Verification;

/// <summary>Checks a published draw from its file alone. Shares no code with what made it, and needs no solver: additions, multiplications and a hash, in exact decimal numbers. docs/method/lottery.md says what each check means.</summary>
public sealed class VerifyDraw
{
    const decimal StageGap = 1e-6m, Shortfall = 1e-7m, NashGap = 1e-4m, Exact = 1e-9m;

    /// <param name="Name">What was checked.</param>
    /// <param name="Wrong">Why it does not hold; null where it does.</param>
    public sealed record Check(string Name, string? Wrong);

    readonly JsonElement file;
    readonly List<Check> checks = [];
    readonly List<(string Id, string[] Values, string? Home, decimal Chance)> people = [];
    readonly List<(string Category, string Value, int Lower, int Upper)> quotas = [];
    readonly Dictionary<string, int> numberOf = [];
    readonly int seats;
    int apart = 1;
    int[] typeOf = [], size = [], count = [], low = [], high = [];
    int[][] rowsOf = [];

    VerifyDraw(JsonElement file)
    {
        this.file = file;
        seats = file.GetProperty("seats").GetInt32();
        foreach (var c in file.GetProperty("categories").EnumerateArray())
            foreach (var q in c.GetProperty("quotas").EnumerateArray())
                quotas.Add((c.GetProperty("name").GetString()!, q.GetProperty("value").GetString()!, q.GetProperty("lower").GetInt32(), q.GetProperty("upper").GetInt32()));
        foreach (var p in file.GetProperty("people").EnumerateArray())
        {
            numberOf[p.GetProperty("id").GetString()!] = people.Count;
            people.Add((p.GetProperty("id").GetString()!, [.. p.GetProperty("values").EnumerateArray().Select(v => v.GetString()!)], p.TryGetProperty("household", out var h) ? h.GetString() : null, Number(p.GetProperty("probability"))));
        }
    }

    /// <summary>All checks of a public form, in order. O(size of the file × categories).</summary>
    /// <param name="json">The file's text.</param>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static IReadOnlyList<Check> Of(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4000 });
        try
        {
            var verify = new VerifyDraw(document.RootElement);
            verify.All();
            return verify.checks;
        }
        catch (Exception broken) when (broken is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            return [new("the file is a published draw", $"something is missing or of another kind: {broken.Message}")];
        }
    }

    void All()
    {
        Say("the file is of the form that is checked here", file.GetProperty("format").GetString() is "digitalbeirat draw 2" ? null : $"it is '{file.GetProperty("format").GetString()}'");
        Say("people are named once", numberOf.Count == people.Count ? null : "an id is there twice");
        Say("the commitment binds pool, quotas and panels", Commitment());
        Say("the number follows from seed and commitment", Drawn());
        Reduce();
        var panels = file.GetProperty("panels").EnumerateArray().Select(p => p.EnumerateArray().Select(id => numberOf[id.GetString()!]).ToArray()).ToList();
        Say($"each of {panels.Count} panels keeps seats, quotas and households", panels.Select((p, n) => Panel(p) is { } wrong ? $"panel {n}: {wrong}" : null).FirstOrDefault(w => w is not null));
        var expected = Lottery();
        Say("everybody's probability is that of the lottery", Enumerable.Range(0, people.Count).Where(p => Math.Abs(people[p].Chance - expected[typeOf[p]] / count[typeOf[p]]) > Exact).Select(p => $"{people[p].Id} has another").FirstOrDefault());
        Say("the panels give everybody that probability within the bound, and people of one type the same within one panel (two where nearly every household differs)", Rounding(panels));
        Say("no lottery is fairer", Certificate(expected));
    }

    void Say(string name, string? wrong) => checks.Add(new(name, wrong));
    string? Commitment()
    {
        static string Quoted(string word) => JsonSerializer.Serialize(word);
        var text = new StringBuilder($"{file.GetProperty("format").GetString()}\nobjective {file.GetProperty("objective").GetString()}\nseats {seats}\n");
        var category = "";
        foreach (var q in quotas)
        {
            if (q.Category != category) text.Append($"category {Quoted(category = q.Category)}\n");
            text.Append(CultureInfo.InvariantCulture, $"quota {Quoted(q.Value)} {q.Lower} {q.Upper}\n");
        }
        foreach (var p in people) text.Append($"person {Quoted(p.Id)} {string.Join(' ', p.Values.Select(Quoted))}{(p.Home is null ? "" : $" household {Quoted(p.Home)}")}\n");
        foreach (var panel in file.GetProperty("panels").EnumerateArray()) text.Append($"panel {string.Join(' ', panel.EnumerateArray().Select(id => Quoted(id.GetString()!)))}\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return hash == file.GetProperty("commitment").GetString() ? null : $"its hash is {hash}";
    }

    string? Drawn()
    {
        if (!file.TryGetProperty("number", out var number)) return file.TryGetProperty("drawn", out _) ? "people are drawn, but no number" : null;
        var panels = file.GetProperty("panels");
        if (file.TryGetProperty("seed", out var seed))
        {
            var hash = new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.GetProperty("commitment").GetString()}\n{seed.GetString()}")), true, true);
            if ((int)(hash % panels.GetArrayLength()) is var right && right != number.GetInt32()) return $"it is {right}, not {number.GetInt32()}";
        }
        return panels[number.GetInt32()].EnumerateArray().Select(p => p.GetString()).SequenceEqual(file.GetProperty("drawn").EnumerateArray().Select(p => p.GetString())) ? null : "the drawn people are not those of the panel with that number";
    }

    // Types and rows as the certificate numbers them.
    void Reduce()
    {
        string Key(int p) => string.Join('\u001F', people[p].Values);
        var homes = Enumerable.Range(0, people.Count).Where(p => people[p].Home is not null).GroupBy(p => people[p].Home!).Where(g => g.Count() > 1)
            .GroupBy(g => string.Join('\u001E', g.Select(Key).Order(StringComparer.Ordinal))).Select(g => (First: g.Min(h => h.Min()), Households: g.Count(), People: g.SelectMany(h => h).ToList())).OrderBy(g => g.First).ToList();
        if (homes.Count > 400) (homes, apart) = ([], 2); // published without them; seats are dealt around households
        var home = new int[people.Count];
        for (var h = 0; h < homes.Count; h++) foreach (var p in homes[h].People) home[p] = h + 1;
        var categories = quotas.Select(q => q.Category).Distinct().ToList();
        low = [seats, .. quotas.Select(q => q.Lower), .. homes.Select(_ => 0)];
        high = [seats, .. quotas.Select(q => Math.Min(q.Upper, seats)), .. homes.Select(h => h.Households)];
        typeOf = new int[people.Count];
        var known = new Dictionary<string, int>();
        var (rows, counts, sizes) = (new List<int[]>(), new List<int>(), new List<int>());
        for (var p = 0; p < people.Count; p++)
        {
            if (!known.TryGetValue($"{home[p]}\u001D{Key(p)}", out var type))
            {
                known[$"{home[p]}\u001D{Key(p)}"] = type = rows.Count;
                rows.Add([0, .. people[p].Values.Select((v, c) => 1 + quotas.FindIndex(q => q.Category == categories[c] && q.Value == v)), .. home[p] > 0 ? [quotas.Count + home[p]] : Array.Empty<int>()]);
                counts.Add(0);
                sizes.Add(0);
            }
            typeOf[p] = type;
            counts[type]++;
            sizes[type] = home[p] == 0 ? counts[type] : Math.Min(counts[type], homes[home[p] - 1].Households);
        }
        (rowsOf, count, size) = ([.. rows], [.. counts], [.. sizes]);
    }

    string? Panel(int[] panel)
    {
        if (panel.Distinct().Count() != seats || panel.Length != seats) return $"{panel.Distinct().Count()} people on {seats} seats";
        if (panel.Where(p => people[p].Home is not null).GroupBy(p => people[p].Home).Any(g => g.Count() > 1)) return "two people of one household";
        var counts = new int[size.Length];
        foreach (var p in panel) counts[typeOf[p]]++;
        return Rows(counts);
    }

    string? Rows(int[] counts)
    {
        var sums = new int[low.Length];
        for (var t = 0; t < counts.Length; t++)
        {
            if (counts[t] < 0 || counts[t] > size[t]) return $"{counts[t]} people of type {t}";
            foreach (var i in rowsOf[t]) sums[i] += counts[t];
        }
        for (var i = 0; i < sums.Length; i++) if (sums[i] < low[i] || sums[i] > high[i]) return i == 0 ? $"{sums[0]} seats" : i <= quotas.Count ? $"{sums[i]} of {quotas[i - 1].Category} '{quotas[i - 1].Value}'" : "a household class is drawn from too often";
        return null;
    }

    decimal[] Lottery()
    {
        var (expected, total, wrong) = (new decimal[size.Length], 0m, (string?)null);
        foreach (var panel in file.GetProperty("lottery").EnumerateArray())
        {
            var share = Number(panel.GetProperty("share"));
            var counts = new int[size.Length];
            foreach (var entry in panel.GetProperty("counts").EnumerateArray()) counts[entry[0].GetInt32()] = (int)entry[1].GetDouble();
            wrong ??= share < 0 ? "a panel has a negative share" : Rows(counts);
            total += share;
            for (var t = 0; t < counts.Length; t++) expected[t] += share * counts[t];
        }
        Say("the lottery is one over panels that keep all quotas", wrong ?? (Math.Abs(total - 1) <= Exact ? null : $"its shares add up to {total}"));
        return expected;
    }

    string? Rounding(List<int[]> panels)
    {
        var (times, bound) = (new int[people.Count], Number(file.GetProperty("bound")));
        foreach (var p in panels.SelectMany(p => p)) times[p]++;
        for (var p = 0; p < times.Length; p++)
            if (Math.Abs((decimal)times[p] / panels.Count - people[p].Chance) > bound + Exact) return $"{people[p].Id} is in {times[p]} panels of {panels.Count}";
        return Enumerable.Range(0, times.Length).GroupBy(p => typeOf[p]).Where(g => g.Max(p => times[p]) - g.Min(p => times[p]) > apart).Select(g => $"people of the type of {people[g.First()].Id} are in {g.Min(p => times[p])} to {g.Max(p => times[p])} panels").FirstOrDefault();
    }

    string? Certificate(decimal[] expected)
    {
        var certificate = file.GetProperty("certificate");
        var most = size.Select(s => (decimal)s).ToArray();
        if (certificate.TryGetProperty("uncovered", out var uncovered))
        {
            if (Cut(uncovered) is not { } proved || proved.Bound >= 1) return "that some people can be in no panel is not proved";
            for (var t = 0; t < most.Length; t++) if (proved.Weights[t] >= 1) most[t] = 0;
        }
        var cuts = certificate.GetProperty("cuts").EnumerateArray().Select(Cut).ToList();
        if (cuts.Contains(null)) return "a cut is not proved";
        var level = Number(certificate.GetProperty("level"));
        var ceiling = most.Select((m, t) => Math.Min(m, level * count[t])).ToArray();
        var open = Enumerable.Range(0, most.Length).Where(t => most[t] > 0).ToHashSet();
        var objective = file.GetProperty("objective").GetString();
        if (objective == "goldilocks" && Goldilocks(certificate.GetProperty("line"), expected, most, cuts, open) is { } wrong) return wrong;
        var floor = new decimal[most.Length];
        var fixedTypes = new HashSet<int>();
        foreach (var (stage, n) in certificate.GetProperty("stages").EnumerateArray().Select((s, n) => (s, n + 1)))
        {
            if (objective == "nash")
            {
                var heaviest = Bound([.. expected.Select((e, t) => open.Contains(t) ? count[t] / Math.Max(e, 1e-12m) : 0)], stage, most, cuts!);
                return heaviest - open.Sum(t => count[t]) is var gain && gain > NashGap ? $"the product of chances could grow by a factor of e^{gain:F6}" : null;
            }
            var weights = Sparse(stage.GetProperty("weights"), most.Length);
            if (weights.Any(w => w < 0) || Math.Abs(open.Sum(t => count[t] * weights[t]) - 1) > Exact) return $"the weights of stage {n} are none";
            var value = Number(stage.GetProperty("value"));
            var bound = Bound(weights, stage, ceiling, cuts!) - fixedTypes.Sum(t => count[t] * weights[t] * floor[t]);
            if (bound - value > StageGap) return $"stage {n} promises {value}, but {bound} could be possible";
            foreach (var t in stage.GetProperty("fixed").EnumerateArray().Select(t => t.GetInt32()))
            {
                if (weights[t] <= 0 || !open.Remove(t)) return $"stage {n} fixes a type it may not fix";
                fixedTypes.Add(t);
                floor[t] = value;
            }
            if (open.Concat(fixedTypes).FirstOrDefault(t => expected[t] / count[t] < (fixedTypes.Contains(t) ? floor[t] : value) - Shortfall, -1) is >= 0 and var below) return $"type {below} has less than stage {n} promises";
            if (objective == "maximin") return null;
        }
        return open.Count == 0 ? null : $"{open.Count} types are never fixed";
    }

    // l ≤ a + s u for the smallest and largest chance of every lottery: then (n/k) u + (k/n) / l is at least its minimum on that line.
    string? Goldilocks(JsonElement line, decimal[] expected, decimal[] most, List<(decimal[] Weights, decimal Bound)?> cuts, HashSet<int> open)
    {
        var (weights, caps) = (Sparse(line.GetProperty("weights"), most.Length), Sparse(line.GetProperty("caps"), most.Length));
        if (weights.Concat(caps).Any(w => w < 0) || Math.Abs(open.Sum(t => count[t] * weights[t]) - 1) > Exact) return "the weights of the line are none";
        var (a, s) = ((double)Bound([.. weights.Zip(caps, (y, k) => y - k)], line, most, cuts), (double)open.Sum(t => count[t] * caps[t]));
        var ratio = (double)open.Sum(t => count[t]) / seats;
        double Sum(double u) => a + s * u <= 0 ? double.PositiveInfinity : ratio * u + 1 / (ratio * (a + s * u));
        var best = s <= 0 ? Sum(0) : Math.Min(Sum(1), Sum(Math.Clamp((Math.Sqrt(s) / ratio - a) / s, 0, 1)));
        var here = ratio * (double)open.Max(t => expected[t] / count[t]) + 1 / (ratio * (double)open.Min(t => expected[t] / count[t]));
        return here - best > 1e-4 ? $"the sum is {here}, but {best} could be possible" : null;
    }

    // What multipliers prove: no panel, and no lottery's expectation, weighs more.
    decimal Bound(decimal[] weights, JsonElement proof, decimal[] most, List<(decimal[] Weights, decimal Bound)?> cuts)
    {
        var rows = Sparse(proof.GetProperty("multipliers"), low.Length);
        var factors = Sparse(proof.GetProperty("cutMultipliers"), cuts.Count);
        if (factors.Any(f => f < 0)) return decimal.MaxValue;
        var rest = weights.ToArray();
        var bound = 0m;
        for (var k = 0; k < cuts.Count; k++)
        {
            bound += factors[k] * cuts[k]!.Value.Bound;
            if (factors[k] != 0) for (var t = 0; t < rest.Length; t++) rest[t] -= factors[k] * cuts[k]!.Value.Weights[t];
        }
        return bound + Box(rest, rows, null, most, [.. low.Select(l => (decimal)l)], [.. high.Select(h => (decimal)h)]);
    }

    decimal Box(decimal[] weights, decimal[] rows, decimal[]? least, decimal[] most, decimal[] from, decimal[] to)
    {
        var sum = 0m;
        for (var i = 0; i < rows.Length; i++) sum += rows[i] * (rows[i] > 0 ? to[i] : from[i]);
        for (var t = 0; t < weights.Length; t++)
        {
            var rest = weights[t];
            foreach (var i in rowsOf[t]) rest -= rows[i];
            sum += rest * (rest > 0 ? most[t] : least?[t] ?? 0);
        }
        return sum;
    }

    (decimal[] Weights, decimal Bound)? Cut(JsonElement cut)
    {
        var weights = Sparse(cut.GetProperty("weights"), size.Length);
        decimal[] from = [.. new decimal[size.Length], .. low.Select(l => (decimal)l)], to = [.. size.Select(s => (decimal)s), .. high.Select(h => (decimal)h)];
        var proved = Part(cut.GetProperty("proof"), weights, from, to);
        return proved is { } bound && bound <= Number(cut.GetProperty("bound")) + Exact ? (weights, Math.Max(bound, Number(cut.GetProperty("bound")))) : null;
    }

    // The largest bound of all parts; null where one is not proved.
    decimal? Part(JsonElement part, decimal[] weights, decimal[] from, decimal[] to)
    {
        if (part.TryGetProperty("variable", out var variable))
        {
            var (v, at) = (variable.GetInt32(), part.GetProperty("at").GetInt32());
            decimal[] below = [.. to], above = [.. from];
            (below[v], above[v]) = (Math.Min(to[v], at), Math.Max(from[v], at + 1));
            return Part(part.GetProperty("below"), weights, from, below) is { } a && Part(part.GetProperty("above"), weights, above, to) is { } b ? Math.Max(a, b) : null;
        }
        var n = size.Length;
        if (from.Zip(to).Any(x => x.First > x.Second)) return decimal.MinValue;
        var closed = part.TryGetProperty("closed", out var ray);
        var bound = Box(closed ? new decimal[n] : weights, Sparse(closed ? ray : part.GetProperty("multipliers"), low.Length), from[..n], to[..n], from[n..], to[n..]);
        return !closed ? bound : bound < 0 ? decimal.MinValue : null;
    }

    static decimal[] Sparse(JsonElement list, int length)
    {
        var values = new decimal[length];
        foreach (var entry in list.EnumerateArray()) values[entry[0].GetInt32()] = Number(entry[1]);
        return values;
    }

    // Fifteen digits of each published number: the checks hold for exactly these.
    static decimal Number(JsonElement value) => value.GetDouble() is var d && Math.Abs(d) < 1e-25 ? 0 : (decimal)d;
}
