using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Retention;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Kernel.Web;

/// <summary>A room of the house. Its one method says everything the room brings; reading it is knowing the module.</summary>
public interface IModule
{
    string Name { get; }
    void Describe(ModuleBuilder m);
}

/// <summary>A feature: its input, its endpoints, what it does.</summary>
public interface ISlice
{
    static abstract void Map(Routes routes);
}

/// <summary>An entry of the main navigation or of the office's menu.</summary>
/// <param name="Right">Shown only to people with this right; null shows it to everybody.</param>
public sealed record NavEntry(string Address, Func<string> Text, int Order, Access.Right? Right = null);

/// <summary>What modules declare, gathered while the program starts.</summary>
public sealed class ModuleBuilder(IServiceCollection services, House house)
{
    public IServiceCollection Services => services;

    public void Slice<T>() where T : class, ISlice
    {
        services.AddScoped<T>();
        house.Routes.Add(T.Map);
    }

    public void Kind(ItemKind kind) => house.Kinds.Add(kind);
    public void Tables(Action<ModelBuilder> map) => house.Tables.Add(map);
    public void Navigation(string address, Func<string> text, int order) => house.Navigation.Add(new(address, text, order));
    public void OfficeNavigation(string address, Func<string> text, int order, Access.Right right) => house.OfficeNavigation.Add(new(address, text, order, right));

    /// <summary>A tab of one's own account.</summary>
    public void AccountNavigation(string address, Func<string> text, int order) => house.AccountNavigation.Add(new(address, text, order));
    public void Event(string what, Func<string> text, bool tells = false) => house.Events.Add(new(what, text, tells));

    public void Reader<T>() where T : class, IJournalReader
    {
        services.AddScoped<T>();
        house.Readers.Add((T.Name, typeof(T)));
    }

    public void Job<T>(string? cron = null) where T : class, IJob
    {
        services.AddScoped<T>();
        house.Jobs[T.Kind] = typeof(T);
        if (cron is not null) house.Schedules[T.Kind] = cron;
    }

    /// <summary>A kind of personal data and how long it is kept.</summary>
    public void Retain(RetentionRule rule) => house.Retention.Add(rule);

    /// <summary>Fills a place on other modules' pages: "item" (below any item), "item-side", "start".</summary>
    public void Slot<T>(string name) where T : class, ISlot
    {
        services.AddScoped<T>();
        house.Slots.Add((name, typeof(T)));
    }

    /// <summary>Adds to what every page for a signed-in person shows, such as the number of unread messages.</summary>
    public void Greeting<T>() where T : class, IGreeting => services.AddScoped<IGreeting, T>();

    /// <summary>People's own writing that this module keeps, to be deleted when its author wants that.</summary>
    public void OwnTexts<T>() where T : class, IOwnTexts => services.AddScoped<IOwnTexts, T>();

    /// <summary>What this module knows about a person: part of every export and every erasure.</summary>
    public void PersonalData<T>() where T : class, IPersonalData => services.AddScoped<IPersonalData, T>();
}

/// <summary>All that the modules declared.</summary>
public sealed class House
{
    public List<Action<ModelBuilder>> Tables { get; } = [];
    public List<ItemKind> Kinds { get; } = [];
    public List<Action<Routes>> Routes { get; } = [];
    public List<NavEntry> Navigation { get; } = [];
    public List<NavEntry> OfficeNavigation { get; } = [];
    public List<NavEntry> AccountNavigation { get; } = [];
    public List<JournalEvent> Events { get; } = [];
    public List<(string Name, Type Type)> Readers { get; } = [];
    public Dictionary<string, Type> Jobs { get; } = [];
    public Dictionary<string, string> Schedules { get; } = [];
    public List<(string Name, Type Type)> Slots { get; } = [];
    public List<RetentionRule> Retention { get; } = [];
}
