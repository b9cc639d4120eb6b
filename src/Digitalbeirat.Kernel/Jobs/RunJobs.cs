using Cronos;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Kernel.Jobs;

/// <summary>Runs due jobs, one at a time, and letters beside them: a mail server that says nothing holds up nobody's work but its own. Several nodes share them by short locks.</summary>
public sealed partial class RunJobs(House house, IServiceScopeFactory scopes, Pulse pulse, TimeProvider clock, ILogger<RunJobs> log) : BackgroundService
{
    static readonly TimeSpan Lock = TimeSpan.FromMinutes(5);
    const int MaxAttempts = 10;

    protected override Task ExecuteAsync(CancellationToken stop) => Task.WhenAll(Work(letters: false, stop), Work(letters: true, stop));

    async Task Work(bool letters, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var next = pulse.Next;
            try
            {
                if (!letters) await Plan(stop);
                while (await RunNext(stop, letters)) { }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception error) { Broken(log, error); }
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(5), clock, stop));
        }
    }

    /// <summary>Writes jobs for schedules that are due.</summary>
    public async Task Plan(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow();
        var known = await db.Set<Schedule>().AsNoTracking().ToDictionaryAsync(s => s.Kind, stop);
        foreach (var (kind, cron) in house.Schedules)
        {
            var next = CronExpression.Parse(cron).GetNextOccurrence(now, Show.Zone)!.Value.ToUniversalTime();
            if (!known.TryGetValue(kind, out var schedule))
            {
                // Another node may start at the same moment.
                var at = next.ToUnixTimeMilliseconds() * 1000;
                await db.Change(() => db.Database.ExecuteSqlAsync($"INSERT INTO schedules (kind, next_at) VALUES ({kind}, {at}) ON CONFLICT DO NOTHING", stop), stop);
            }
            // A clock that was set back left a date behind that no schedule has: the work would rest until then.
            else if (schedule.NextAt > next)
                await db.Change(() => db.Set<Schedule>().Where(s => s.Kind == kind && s.NextAt == schedule.NextAt).ExecuteUpdateAsync(s => s.SetProperty(x => x.NextAt, next), stop), stop);
            else if (schedule.NextAt <= now)
                await db.Change(async () =>
                {
                    // Only the node that moves the schedule writes the job.
                    if (await db.Set<Schedule>().Where(s => s.Kind == kind && s.NextAt == schedule.NextAt).ExecuteUpdateAsync(s => s.SetProperty(x => x.NextAt, next), stop) == 1)
                        db.Jobs.Add(new Job { Kind = kind, DueAt = now });
                }, stop);
        }
    }

    /// <summary>Runs one due job; false when there is none.</summary>
    /// <param name="letters">True for letters alone, false for all other work, null for both.</param>
    public async Task<bool> RunNext(CancellationToken stop, bool? letters = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow();
        // A lock longer than locks are was made while the clock was wrong.
        var longest = now + 2 * Lock;
        var job = await db.Jobs.AsNoTracking().Where(j => letters == null || (j.Kind == DeliverMail.Kind) == letters).Where(j => !j.GivenUp && j.DueAt <= now && (j.LockedUntil == null || j.LockedUntil < now || j.LockedUntil > longest)).OrderBy(j => j.DueAt).ThenBy(j => j.Id).FirstOrDefaultAsync(stop);
        if (job is null) return false;
        var taken = 0;
        await db.Change(async () => taken = await db.Jobs.Where(j => j.Id == job.Id && j.LockedUntil == job.LockedUntil)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.LockedUntil, now + Lock).SetProperty(j => j.Attempts, j => j.Attempts + 1), stop), stop);
        if (taken == 0) return true;
        try
        {
            if (!house.Jobs.TryGetValue(job.Kind, out var type)) throw new InvalidOperationException($"No module knows jobs of kind {job.Kind}");
            await ((IJob)scope.ServiceProvider.GetRequiredService(type)).Run(job.Payload, stop);
            await db.Change(() => db.Jobs.Where(j => j.Id == job.Id).ExecuteDeleteAsync(stop), stop);
            Figures.Jobs.Add(1, new("kind", job.Kind), new("outcome", "done"));
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            Failed(log, job.Kind, job.Id, error);
            Figures.Jobs.Add(1, new("kind", job.Kind), new("outcome", "failed"));
            var wait = TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, job.Attempts)));
            await using var again = scopes.CreateAsyncScope();
            var fresh = again.ServiceProvider.GetRequiredService<AppDb>();
            await fresh.Change(() => fresh.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(s => s
                .SetProperty(j => j.Error, error.GetType().Name).SetProperty(j => j.LockedUntil, (DateTimeOffset?)null)
                .SetProperty(j => j.DueAt, now + wait).SetProperty(j => j.GivenUp, job.Attempts + 1 >= MaxAttempts), stop), stop);
        }
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Kind} {Id} failed")]
    static partial void Failed(ILogger log, string kind, long id, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The jobs could not be looked at; trying again")]
    static partial void Broken(ILogger log, Exception error);
}
