using System.Text.Json;
using System.Text.Json.Nodes;
using Digitalbeirat.Decisions.Sortition.Certificate;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Decisions.Sortition.Draw;

/// <summary>Everything about a draw that anybody needs to check it, as JSON without names.</summary>
/// <remarks>
/// Types are numbered by their first person, rows as: seats, then each category's values in order, then the classes of households with more than one member by their first person.
/// Numbers that are 0 are left out: "weights" and "multipliers" are lists of [number, value]. docs/method/lottery.md explains each field.
/// </remarks>
public static class PublicForm
{
    /// <summary>The document.</summary>
    /// <param name="panels">The panels.</param>
    /// <param name="source">Where the random number comes from, as named beforehand; may be null.</param>
    /// <param name="seed">The random text, once it is known; null where a number was drawn, or nothing yet.</param>
    /// <param name="number">The number of the drawn panel, once it is known.</param>
    public static JsonObject Of(Panels panels, string? source, string? seed, int? number)
    {
        var lottery = panels.Lottery;
        var pool = lottery.Pool.Pool;
        var chances = lottery.Probabilities();
        var document = new JsonObject
        {
            ["format"] = Commitment.Version,
            ["commitment"] = panels.Commitment,
            ["objective"] = HoldDraw.Name(lottery.Objective),
            ["seats"] = pool.Seats,
            ["categories"] = new JsonArray([.. pool.Categories.Select(c => new JsonObject
            {
                ["name"] = c.Name,
                ["quotas"] = new JsonArray([.. c.Quotas.Select(q => new JsonObject { ["value"] = q.Value, ["lower"] = q.Lower, ["upper"] = q.Upper })]),
            })]),
            ["people"] = new JsonArray([.. pool.People.Select((p, n) => Person(p, pool, chances[n]))]),
            ["lottery"] = new JsonArray([.. lottery.Panels.Select((p, j) => new JsonObject { ["share"] = lottery.Shares[j], ["counts"] = Sparse([.. p.Select(c => (double)c)]) })]),
            ["certificate"] = Certificate(lottery),
            ["panels"] = new JsonArray([.. panels.Lists.Select(l => new JsonArray([.. l.Select(p => JsonValue.Create(pool.People[p].Id))]))]),
            ["bound"] = panels.Bound,
        };
        if (source is not null) document["source"] = source;
        if (seed is not null) document["seed"] = seed;
        if (number is { } drawn)
        {
            document["number"] = drawn;
            document["drawn"] = new JsonArray([.. panels.Lists[drawn].Select(p => JsonValue.Create(pool.People[p].Id))]);
        }
        return document;
    }

    /// <summary>How the document is written: proofs may be deep.</summary>
    public static JsonSerializerOptions Writing { get; } = new() { MaxDepth = 4000, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static JsonObject Person(Person p, Candidates pool, double chance)
    {
        var person = new JsonObject { ["id"] = p.Id, ["values"] = new JsonArray([.. p.Values.Select((v, c) => JsonValue.Create(pool.Categories[c].Quotas[v].Value))]), ["probability"] = chance };
        if (p.Household is not null) person["household"] = p.Household;
        return person;
    }

    static JsonObject Certificate(Lottery.FairLottery lottery)
    {
        var certificate = new JsonObject { ["gap"] = lottery.Gap, ["level"] = lottery.Level };
        if (lottery.OutProof is { } never) certificate["uncovered"] = Of(never);
        certificate["cuts"] = new JsonArray([.. lottery.Cuts.Select(Of)]);
        certificate["stages"] = new JsonArray([.. lottery.Stages.Select(s => new JsonObject
        {
            ["value"] = s.Value, ["gap"] = s.Gap, ["fixed"] = new JsonArray([.. s.Fixed.Select(t => JsonValue.Create(t))]),
            ["weights"] = Sparse(s.Weights), ["multipliers"] = Sparse(s.RowMultipliers), ["cutMultipliers"] = Sparse(s.CutMultipliers),
        })]);
        if (lottery.Line is { } line) certificate["line"] = new JsonObject { ["weights"] = Sparse(line.Weights), ["caps"] = Sparse(line.Caps), ["multipliers"] = Sparse(line.RowMultipliers), ["cutMultipliers"] = Sparse(line.CutMultipliers) };
        return certificate;
    }

    static JsonObject Of(Cut cut) => new() { ["weights"] = Sparse(cut.Weights), ["bound"] = cut.Bound, ["proof"] = Of(cut.Proof) };

    /// <summary>A proof as JSON: a leaf has multipliers, a branch a variable, a number and two parts.</summary>
    public static JsonObject Of(Proof proof) => proof switch
    {
        Proof.Leaf leaf => leaf.Closed ? new() { ["closed"] = Sparse(leaf.Multipliers) } : new() { ["multipliers"] = Sparse(leaf.Multipliers) },
        Proof.Branch b => new() { ["variable"] = b.Variable, ["at"] = b.At, ["below"] = Of(b.Below), ["above"] = Of(b.Above) },
        _ => throw new ArgumentOutOfRangeException(nameof(proof)),
    };

    static JsonArray Sparse(double[] values) => new([.. values.Select((v, n) => (v, n)).Where(v => v.v != 0).Select(v => new JsonArray(v.n, v.v))]);
}
