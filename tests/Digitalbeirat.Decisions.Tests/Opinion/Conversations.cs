using System.Globalization;
using System.Text;
using Digitalbeirat.Decisions.Opinion;

namespace Digitalbeirat.Decisions.Tests.Opinion;

/// <summary>Invented conversations whose truth is known.</summary>
static class Conversations
{
    /// <summary>People of one camp or another who answer most statements of their camp's mind, and differ in how readily they agree.</summary>
    /// <param name="people">Number of people.</param>
    /// <param name="statements">Number of statements.</param>
    /// <param name="camps">Number of camps; 1 for none. Person i belongs to camp i mod camps.</param>
    /// <param name="style">How much readiness to agree differs, 0 for not at all.</param>
    /// <param name="shown">Share of the statements everybody votes on.</param>
    /// <param name="seed">Seed.</param>
    public static VoteMatrix Of(int people, int statements, int camps, double style = 0, double shown = 0.6, int seed = 1)
    {
        var random = new Random(seed);
        var minds = Enumerable.Range(0, camps).Select(_ => Enumerable.Range(0, statements).Select(_ => camps > 1 ? random.Next(2) * 2 - 1.0 : 0).ToArray()).ToArray();
        var approval = Enumerable.Range(0, statements).Select(_ => random.NextDouble() - 0.5).ToArray();
        var votes = new List<(int, int, int)>();
        for (var i = 0; i < people; i++)
        {
            var agrees = style * (random.NextDouble() * 2 - 1);
            for (var j = 0; j < statements; j++)
            {
                if (random.NextDouble() > shown) continue;
                var drawn = 0.8 * minds[i % camps][j] + approval[j] + agrees + (random.NextDouble() * 2 - 1);
                votes.Add((i, j, drawn > 0.25 ? 1 : drawn < -0.25 ? -1 : 0));
            }
        }
        return VoteMatrix.From(people, statements, votes);
    }

    /// <summary>The votes as lines of a file.</summary>
    public static List<string> Lines(VoteMatrix votes)
    {
        var lines = new List<string>();
        for (var i = 0; i < votes.Participants; i++)
            foreach (var cell in votes.Row(i)) lines.Add(string.Create(CultureInfo.InvariantCulture, $"{i},{VoteMatrix.StatementOf(cell)},{VoteMatrix.AnswerOf(cell)}"));
        return lines;
    }

    public static StringReader Csv(IEnumerable<string> lines, string header = "voter-id,comment-id,vote") => new(new StringBuilder().AppendLine(header).AppendJoin('\n', lines).ToString());

    /// <summary>Every number of a map, to the last bit.</summary>
    public static string Bits(OpinionMap map) => System.Text.Json.JsonSerializer.Serialize(map);
}
