using Digitalbeirat.Kernel.Items;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Kernel.Web;

/// <summary>Something a module shows on another module's page. It loads its data; the fragment it returns is pure.</summary>
public interface ISlot
{
    Task<RenderFragment?> Fill(SlotSubject subject);
}

/// <summary>Where a slot is shown: on an item's page, or on a page without one.</summary>
/// <param name="Query">The page's own query, for pagers inside the slot.</param>
public sealed record SlotSubject(ItemView? View, Microsoft.AspNetCore.Http.IQueryCollection Query)
{
    public Item? Item => View?.Item;
}

public sealed class Slots(House house, IServiceProvider services)
{
    /// <summary>All fragments for a place, in the order the modules are listed.</summary>
    public async Task<RenderFragment> Fill(string name, SlotSubject subject)
    {
        var filled = new List<RenderFragment>();
        foreach (var (_, type) in house.Slots.Where(s => s.Name == name))
            if (await ((ISlot)services.GetRequiredService(type)).Fill(subject) is { } fragment) filled.Add(fragment);
        return builder => { foreach (var fragment in filled) builder.AddContent(0, fragment); };
    }
}
