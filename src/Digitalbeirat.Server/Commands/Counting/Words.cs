using System.CommandLine;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>A choice among named things on the command line.</summary>
static class Words
{
    /// <summary>The thing that a word names; several words, parted by |, may name the same thing.</summary>
    public static T Choose<T>(string option, string word, IReadOnlyList<(string Names, T Value)> among)
    {
        foreach (var (names, value) in among) if (names.Split('|').Contains(word, StringComparer.OrdinalIgnoreCase)) return value;
        throw new Refusal($"{option} {word}: there are {string.Join(", ", among.Select(a => a.Names.Split('|')[0]))}");
    }

    /// <summary>Whether a word names the same thing as another.</summary>
    public static bool Same<T>(string option, string word, string other, IReadOnlyList<(string Names, T Value)> among) where T : class => Choose(option, word, among) == Choose(option, other, among);

    public static string List<T>(IReadOnlyList<(string Names, T Value)> among) => string.Join(", ", among.Select(a => a.Names.Split('|')[0]));

    public static Option<string?> Option(string name, string description) => new(name) { Description = description };
}
