using Digitalbeirat.Server;

namespace Digitalbeirat.House.Tests;

/// <summary>docs/house.md says where in the house every demand of the council's motion lives.</summary>
public sealed class HouseBook
{
    static readonly string text = File.ReadAllText(Path.Combine(Sources.Root, "docs", "house.md"));

    [Fact]
    public void It_names_every_room() => Assert.All(Modules.All, m => Assert.Contains($"`{m.GetType().Assembly.GetName().Name!.Split('.')[1]}`", text));

    [Fact]
    public void Every_test_it_names_is_there()
    {
        var named = text.Split('\n').Where(l => l.StartsWith('|')).SelectMany(l => l.Split('`').Where((_, i) => i % 2 == 1)).Where(w => w.StartsWith("tests/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, f => Assert.True(File.Exists(Path.Combine(Sources.Root, f)), $"docs/house.md names {f}, which is not there"));
    }
}
