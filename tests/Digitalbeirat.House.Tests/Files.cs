using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Digitalbeirat.House.Tests;

public sealed partial class Files
{
    [Fact]
    public void No_file_is_longer_than_four_hundred_lines_an_engine_six_hundred_and_half_of_them_are_shorter_than_sixty()
    {
        var lines = Sources.Written(".cs", ".razor", ".js", ".css").ToDictionary(Sources.Short, f => File.ReadLines(f).Count());
        Assert.True(lines.Count > 300, $"Only {lines.Count} files found in {Sources.Root}");
        Assert.DoesNotContain(lines, l => l.Value > (l.Key.Contains(".Decisions", StringComparison.Ordinal) ? 600 : 400));
        Assert.InRange(lines.Values.Order().ElementAt(lines.Count / 2), 1, 59);
    }

    [Fact]
    public void No_class_is_named_for_what_it_does_not_say()
    {
        var vague = Sources.Written(".cs", ".razor").SelectMany(f => File.ReadLines(f).SelectMany(l => Vague().Matches(l).Select(m => $"{Sources.Short(f)}: {m.Value}"))).ToList();
        Assert.Empty(vague);
        Assert.DoesNotContain(Sources.Written(".razor"), f => Regex.IsMatch(Path.GetFileNameWithoutExtension(f), $"({Endings})$"));
    }

    const string Endings = "Manager|Helper|Helpers|Util|Utils|Service|Base|Dto|ViewModel";

    [GeneratedRegex($@"\b(class|record|struct|interface)\s+\w+({Endings})\b")]
    private static partial Regex Vague();

    [Fact]
    public void A_word_for_screen_readers_alone_is_parted_from_the_word_before()
    {
        // The compiler takes a blank at the beginning of an element away, and two words become one.
        Assert.Empty(Sources.Written(".razor").SelectMany(f => File.ReadLines(f).Where(l => Regex.IsMatch(l, @"\w<span class=""kern-sr-only""> ?@[A-Za-z]")).Select(l => $"{Sources.Short(f)}: {l.Trim()}")));
    }

    [Fact]
    public async Task Every_text_is_there_in_every_language_and_the_accessors_are_current()
    {
        using var texts = Process.Start(new ProcessStartInfo("dotnet", ["run", "scripts/Texts.cs", "--", "--check"]) { WorkingDirectory = Sources.Root, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = await texts.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) + await texts.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await texts.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(texts.ExitCode == 0, said);
    }

    [Fact]
    public void Nothing_is_left_in_the_middle_of_a_merge() =>
        Assert.Empty(Sources.Written(".cs", ".razor", ".js", ".css", ".json", ".md").Where(f => File.ReadLines(f).Any(l => l.StartsWith("<<<<<<< ", StringComparison.Ordinal) || l.StartsWith(">>>>>>> ", StringComparison.Ordinal))).Select(Sources.Short));
}
