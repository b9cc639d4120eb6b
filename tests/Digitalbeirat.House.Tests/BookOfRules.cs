using System.Reflection;
using System.Text.RegularExpressions;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Server;

namespace Digitalbeirat.House.Tests;

/// <summary>docs/operations/rules.md: its numbers are the program's.</summary>
public sealed partial class BookOfRules
{
    static readonly string text = File.ReadAllText(Path.Combine(Sources.Root, "docs", "operations", "rules.md"));

    [Fact]
    public void Every_number_it_names_is_the_one_that_decides()
    {
        var named = Row().Matches(text).Select(m => (Number: m.Groups[1].Value, Type: m.Groups[2].Value, Name: m.Groups[3].Value))
            .Concat(Said().Matches(text).Select(m => (Number: m.Groups[3].Value, Type: m.Groups[1].Value, Name: m.Groups[2].Value))).ToList();
        Assert.True(named.Count > 24, $"Only {named.Count} numbers are named");
        var types = Modules.All.Select(m => m.GetType().Assembly).Append(typeof(IModule).Assembly).SelectMany(a => a.GetTypes()).ToLookup(t => t.Name);
        Assert.Empty(named.Where(n => !types[n.Type].Any(t => $"{Constant(t, n.Name)}" == n.Number)).Select(n => $"{n.Type}.{n.Name} is not {n.Number}"));
    }

    static object? Constant(Type type, string name) => type.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) is { IsLiteral: true } field ? field.GetRawConstantValue() : null;

    [GeneratedRegex(@"^\| [^|]+ \| (\d+) \| `(\w+)\.(\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)\.(\w+)` = (\d+)")]
    private static partial Regex Said();
}
