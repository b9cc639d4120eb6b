using System.Globalization;
using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Drawing;

namespace Digitalbeirat.Server.Commands;

/// <summary>A map in sentences.</summary>
static class MapText
{
    const int Most = 5;

    public static void Write(Conversation conversation, OpinionMap map, TextWriter to)
    {
        Line(to, $"{Count(map.Participants, "person", "people")} cast {Count(map.Votes, "vote", "votes")} on {Count(map.Statements, "statement", "statements")} ({(map.Mode == MapMode.Polis ? "Polis-compatible" : "improved")} map).");
        if (map.Participants == 0) return;
        Line(to, $"The two axes show {map.Variance.Sum():P0} of what varies in the answers.");
        if (map.Stability is { } stability) Line(to, $"With half of everybody's votes hidden the groups stay the same to {stability:0.00} (1 exactly, 0 by chance).");
        foreach (var group in map.Groups)
        {
            Line(to, $"\nGroup {MapDrawing.Letter(group.Name)}, {Count(group.Size, "person", "people")}");
            if (group.Representative.Count == 0) Line(to, "  Nothing sets it apart beyond chance.");
            foreach (var r in group.Representative.Take(Most))
                Line(to, $"  {(r.Answer switch { 1 => "agrees", 0 => "passes", _ => "disagrees" })} ({r.Successes} of {r.Trials}, {r.Lift:0.0} times the share of the others): {Named(conversation, r.Statement)}");
        }
        if (map.Groups.Count == 0)
        {
            Line(to, "Nobody voted on enough statements to belong to a group.");
            return;
        }
        var reasons = Reason.Of(map).ToDictionary(r => r.Statement);
        Line(to, "\nWhat bridges the groups most");
        foreach (var view in map.Consensus.Take(Most))
            Line(to, $"  {view.Consensus!.Value.Score:0.00}{(view.Consensus.Value is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $" ({low:0.00} to {high:0.00})") : "")}: {Named(conversation, view.Statement)}\n    {(reasons.TryGetValue(view.Statement, out var reason) ? Sentence(map, reason) : "")}");
        var dividing = map.Consensus.Where(v => reasons[v.Statement].Kind == ReasonKind.Divides).OrderByDescending(v => v.Divides).Take(Most).ToArray();
        if (dividing.Length > 0) Line(to, "\nWhat divides most");
        foreach (var view in dividing)
            Line(to, $"  {Named(conversation, view.Statement)}\n    {Sentence(map, reasons[view.Statement])}");
    }

    /// <summary>Why a statement unites or divides, as a sentence.</summary>
    public static string Sentence(OpinionMap map, Reason r)
    {
        var (lowest, highest) = (MapDrawing.Letter(map.Groups[r.Lowest].Name), MapDrawing.Letter(map.Groups[r.Highest].Name));
        FormattableString sentence = r switch
        {
            _ when r.Lowest == r.Highest => $"There is one group; {r.LowestShare:P0} of it agree ({r.LowestVotes} votes).",
            { Kind: ReasonKind.Unites } => $"In every group a majority agrees, least in group {lowest} with {r.LowestShare:P0} ({r.LowestVotes} votes).",
            { Kind: ReasonKind.UnitesAgainst } => $"In every group a majority disagrees, least in group {lowest} with {r.LowestShare:P0} ({r.LowestVotes} votes).",
            { Kind: ReasonKind.Divides } => $"In group {highest} {r.HighestShare:P0} agree ({r.HighestVotes} votes), in group {lowest} only {r.LowestShare:P0} ({r.LowestVotes} votes).",
            _ => $"It is not sure: between {r.LowestShare:P0} (group {lowest}, {r.LowestVotes} votes) and {r.HighestShare:P0} (group {highest}, {r.HighestVotes} votes) agree.",
        };
        return FormattableString.Invariant(sentence).Replace(" %", "\u00a0%", StringComparison.Ordinal);
    }

    /// <summary>A number and what it counts.</summary>
    public static string Count(int n, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{n:N0} {(n == 1 ? one : many)}");

    static string Named(Conversation conversation, int statement) => conversation.Statements[statement] is { Text: { Length: > 0 } text } s ? $"{s.Id} “{string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}”" : conversation.Statements[statement].Id;

    static void Line(TextWriter to, FormattableString text) => to.WriteLine(FormattableString.Invariant(text));

    static void Line(TextWriter to, string text) => to.WriteLine(text);
}
