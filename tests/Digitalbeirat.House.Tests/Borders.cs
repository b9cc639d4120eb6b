using System.Reflection;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.House.Tests;

public sealed class Borders
{
    static readonly IReadOnlyList<Assembly> modules = [.. Modules.All.Select(m => m.GetType().Assembly)];

    static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    [Fact]
    public void No_room_knows_another_room_and_none_knows_a_database()
    {
        Assert.Equal(modules.Count, modules.Distinct().Count());
        var names = modules.Select(m => m.GetName().Name!).ToHashSet();
        foreach (var module in modules)
        {
            Assert.DoesNotContain(ReferencesOf(module), r => names.Contains(r));
            Assert.DoesNotContain(ReferencesOf(module), r => r.Contains("Sqlite", StringComparison.OrdinalIgnoreCase) || r.StartsWith("Npgsql", StringComparison.Ordinal) || r.Contains(".Store.", StringComparison.Ordinal) || r == "Digitalbeirat.Server");
        }
    }

    [Fact]
    public void The_kernel_and_the_components_know_no_room()
    {
        var names = modules.Select(m => m.GetName().Name!).Append("Digitalbeirat.Server").ToHashSet();
        Assert.DoesNotContain(ReferencesOf(typeof(IModule).Assembly), names.Contains);
        Assert.DoesNotContain(ReferencesOf(typeof(Ui.ItemFrame).Assembly), names.Contains);
    }

    [Fact]
    public void The_engines_know_nothing_but_the_language_itself()
    {
        var references = ReferencesOf(typeof(Decisions.Language.German).Assembly).ToList();
        Assert.NotEmpty(references);
        Assert.All(references.Where(r => r != "Google.OrTools"), r => Assert.StartsWith("System.", r)); // the solver of the lottery, behind Sortition/Solver
        Assert.DoesNotContain(references, r => r is "System.Net.Http" or "System.Data.Common" or "System.IO.FileSystem" or "System.Diagnostics.Process");
    }

    [Fact]
    public void No_form_asks_for_an_input_that_cannot_be_made_of_nothing()
    {
        // A record with constructor parameters answers 400 where a browser leaves a field out.
        var inputs = modules.SelectMany(m => m.GetTypes()).SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .SelectMany(m => m.GetParameters()).Where(p => p.GetCustomAttribute<FromFormAttribute>() is not null).Select(p => p.ParameterType).Distinct().ToList();
        Assert.True(inputs.Count > 20, $"Only {inputs.Count} inputs found");
        Assert.Empty(inputs.Where(t => t != typeof(string) && t != typeof(IFormCollection) && t.GetConstructor(Type.EmptyTypes) is null).Select(t => t.FullName));
    }

    [Fact]
    public void Every_class_is_sealed_or_abstract_or_static()
    {
        var open = modules.Append(typeof(IModule).Assembly).SelectMany(m => m.GetTypes())
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(t) && !t.Name.Contains('<', StringComparison.Ordinal) && t.Name != "_Imports");
        Assert.Empty(open.Select(t => t.FullName));
    }
}
