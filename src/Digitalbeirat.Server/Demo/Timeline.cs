using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Needs.Concerns;

namespace Digitalbeirat.Server.Demo;

/// <summary>What happens when. Told in order of time; what moves a path is followed at once, everything else in handfuls.</summary>
sealed class Timeline(IServiceProvider services, DemoClock clock, DateTimeOffset today)
{
    const int Handful = 40;

    readonly List<(DateTimeOffset At, int Order, bool Moves, Person? By, Func<IServiceProvider, Task> Do)> events = [];

    public int Count => events.Count;

    /// <param name="daysAgo">Negative for what is yet to come; such an event is told now.</param>
    /// <param name="moves">Whether concerns further back change their state by it.</param>
    public void Add(double daysAgo, Person? by, Func<IServiceProvider, Task> action, bool moves = false) =>
        events.Add((At(daysAgo), events.Count, moves, by, action));

    public DateTimeOffset At(double daysAgo) => daysAgo <= 0 ? today : today.AddDays(-daysAgo);

    public async Task Tell(Action<long> progress, CancellationToken stop)
    {
        var reading = services.GetRequiredService<ReadJournal>();
        var told = 0;
        foreach (var group in Groups())
        {
            await using var scope = services.CreateAsyncScope();
            var (db, actor) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Actor>());
            actor.BecomeSystem();
            await db.Change(async () =>
            {
                foreach (var e in group)
                {
                    clock.Now = e.At;
                    actor.Become(e.By);
                    await e.Do(scope.ServiceProvider);
                }
            }, stop);
            if (group[^1].Moves) while (await reading.Step(FollowPath.Name, typeof(FollowPath), stop) > 0) { }
            progress(told += group.Count);
        }
        clock.Now = today;
    }

    IEnumerable<List<(DateTimeOffset At, int Order, bool Moves, Person? By, Func<IServiceProvider, Task> Do)>> Groups()
    {
        var group = new List<(DateTimeOffset, int, bool, Person?, Func<IServiceProvider, Task>)>();
        foreach (var e in events.OrderBy(e => e.At).ThenBy(e => e.Order))
        {
            group.Add(e);
            if (!e.Moves && group.Count < Handful) continue;
            yield return group;
            group = [];
        }
        if (group.Count > 0) yield return group;
    }
}
