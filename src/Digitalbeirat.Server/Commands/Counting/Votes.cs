using System.Globalization;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>NAME=VOTES pairs of the command line.</summary>
static class Votes
{
    public static (IReadOnlyList<string> Names, long[] Votes) Of(string what, string[] words)
    {
        List<string> names = [];
        List<long> votes = [];
        foreach (var word in words)
        {
            var at = word.LastIndexOf('=');
            if (at < 1) throw new Refusal($"{what} {word}: write NAME=NUMBER");
            if (!long.TryParse(word.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000_000_000) throw new Refusal($"{what} {word}: \"{word[(at + 1)..]}\" is no whole number up to 10^15");
            if (names.Contains(word[..at])) throw new Refusal($"{what} {word[..at]} is there twice");
            names.Add(word[..at]);
            votes.Add(number);
        }
        return (names, [.. votes]);
    }
}
