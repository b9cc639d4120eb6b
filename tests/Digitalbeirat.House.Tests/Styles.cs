using System.Text.RegularExpressions;

namespace Digitalbeirat.House.Tests;

/// <summary>The build of the styles keeps of KERN what it finds in our sources; what it overlooks is missed by nobody but the reader.</summary>
public sealed partial class Styles
{
    [Fact]
    public void Whatever_we_name_of_KERN_is_in_the_style_sheet()
    {
        var ui = Path.Combine(Sources.Root, "src", "Digitalbeirat.Ui");
        // Rules of their own: one that needs a class we do not use is rightly left out.
        var kern = Classes(Alone(), Path.Combine(ui, "node_modules", "@kern-ux", "native", "dist", "kern.css"));
        var ours = Classes(Anywhere(), Path.Combine(ui, "wwwroot", "kern", "house.css"));
        var named = Sources.Written(".razor", ".cs").SelectMany(f => Name().Matches(File.ReadAllText(f)).Select(m => m.Value)).Where(kern.Contains).ToHashSet();
        Assert.True(named.Count > 30, $"Only {named.Count} of KERN's classes are named");
        Assert.Empty(named.Except(ours).Order());
    }

    static HashSet<string> Classes(Regex selector, string styles) => [.. selector.Matches(File.ReadAllText(styles)).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"^\.(kern-[\w-]+)\s*[,{]", RegexOptions.Multiline)]
    private static partial Regex Alone();

    [GeneratedRegex(@"\.(kern-[\w-]+)")]
    private static partial Regex Anywhere();

    [GeneratedRegex(@"(?<![\w/-])kern-[\w-]*\w")]
    private static partial Regex Name();
}
