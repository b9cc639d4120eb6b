using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Live;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Retention;
using Digitalbeirat.Kernel.Search;
using Digitalbeirat.Kernel.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Digitalbeirat.Kernel.Web;

public static class StartHouse
{
    /// <summary>Registers the kernel and everything the modules declare.</summary>
    public static House AddHouse(this IServiceCollection services, IEnumerable<IModule> modules, IStore store, string connection, DataFolder data)
    {
        var house = new House();
        // By a factory, so that what it keeps open is closed with the program.
        services.AddSingleton(house).AddSingleton(_ => store).AddSingleton(data).AddSingleton<Pulse>();
        services.AddSingleton(s => new WriterLane(store, connection, s.GetRequiredService<Pulse>()));
        services.AddSingleton(_ => new Kinds(house.Kinds)).AddSingleton(_ => new JournalWords(house.Events));
        services.AddSingleton<TownSettings>().AddSingleton<Places>().AddSingleton<KeepFile>().AddSingleton<Outbox>();
        services.AddScoped(s => s.GetRequiredService<TownSettings>().Current);
        services.AddScoped<Actor>().AddScoped<SecurityLog>().AddScoped<Site>().AddScoped<Slots>().AddScoped<Postbox>();
        services.AddScoped<Search.FindSimilar>().AddScoped<ListItems>().AddScoped<ShowItem>().AddScoped<ShowPath>();
        services.AddDbContextPool<AppDb>(options => store.Use(options, connection));
        services.AddSingleton<Watchers>().AddSingleton<IHostedService>(s => s.GetRequiredService<Watchers>());
        services.AddSingleton<IHostedService>(s => ActivatorUtilities.CreateInstance<HearNeighbours>(s, connection));
        services.AddSingleton<ReadJournal>().AddSingleton<RunJobs>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<ReadJournal>());
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<RunJobs>());
        services.AddHttpContextAccessor();
        var builder = new ModuleBuilder(services, house);
        builder.Reader<IndexItems>();
        builder.Job<DeliverMail>("*/10 * * * *");
        builder.Job<SweepFiles>("40 3 * * *");
        builder.Job<TendDatabase>("50 3 * * *");
        builder.Job<ApplyRetention>("10 3 * * *");
        builder.Retain(new("mails", () => T.KeptMails, 14, (db, before, stop) => db.Mails.Where(m => (m.SentAt ?? m.CreatedAt) < before).ExecuteDeleteAsync(stop)));
        foreach (var module in modules) module.Describe(builder);
        return house;
    }
}
