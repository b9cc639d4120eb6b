using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Settings;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Server.Demo;

/// <summary>Fills an empty database with two years of a city's life.</summary>
static class TellStory
{
    public static async Task Run(IServiceProvider services, DemoClock clock, string address, Action<long> begin, Action<long> progress, CancellationToken stop)
    {
        var today = clock.Now;
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        clock.Now = today.AddDays(-740);
        await ActivatorUtilities.CreateInstance<FoundCity>(scope.ServiceProvider).Run(address);
        services.GetRequiredService<Places>().Forget();
        var places = await services.GetRequiredService<Places>().Get(db);

        var concerns = Script.All<Script.Concern>("concerns-").ToList();
        var chains = Script.All<Script.Chain>("chains-").ToList();
        var meetings = Script.All<Script.Meeting>("meetings").ToList();
        var cast = new Cast();
        await cast.Enter(db, concerns.Concat(chains.SelectMany(c => c.Concerns)).SelectMany(Names), Script.All<Script.Unit>("units"), clock.Now);

        var line = new Timeline(services, clock, today);
        var tellConcerns = new TellConcerns(line, cast, places);
        var tellBoard = new TellBoard(line, cast, places, tellConcerns);
        var tellProjects = new TellProjects(line, cast, places, tellBoard);
        tellBoard.Seat(Script.One<Script.Board>("board").Members, 735);
        foreach (var c in concerns) tellConcerns.Add(c);
        foreach (var m in meetings) tellBoard.Meet(m);
        foreach (var c in chains) tellBoard.Decide(c, meetings.Single(m => m.Key == c.Meeting).DaysAgo);
        foreach (var (o, i) in Script.All<Script.Organisation>("organisations-").Select((o, i) => (o, i))) tellProjects.Join(o, 720 - i * 7);
        foreach (var p in Script.All<Script.Project>("projects")) tellProjects.Carry(p, meetings.Single(m => m.Key == chains.Single(c => c.Key == p.Chain).Meeting).DaysAgo);
        begin(line.Count);
        await line.Tell(progress, stop);
        await services.GetRequiredService<ReadJournal>().CatchUp(stop);
        await Forget(db, today);
    }

    static IEnumerable<string> Names(Script.Concern c) => (c.Comments ?? []).SelectMany(x => (x.Replies ?? []).Select(r => r.Author).Append(x.Author)).Append(c.Author);

    // Nobody is written two years of mail: what is old was read, and nothing is sent.
    static async Task Forget(AppDb db, DateTimeOffset today)
    {
        var old = today.AddDays(-12);
        await db.Change(async () =>
        {
            await db.Set<Outreach.Notifications.Notification>().Where(n => n.At < old).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, n => n.At));
            await db.Set<Outreach.Notifications.Notification>().ExecuteUpdateAsync(s => s.SetProperty(n => n.MailedAt, n => n.At));
            await db.Mails.ExecuteDeleteAsync();
            await db.Jobs.ExecuteDeleteAsync();
        });
    }
}
