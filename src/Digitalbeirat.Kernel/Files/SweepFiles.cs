using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Settings;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Files;

/// <summary>Deletes bytes that nothing refers to any more: of removed attachments, forgotten drafts, an old logo.</summary>
public sealed class SweepFiles(AppDb db, KeepFile files, TownSettings settings, IEnumerable<IUseFiles> users, Outbox outbox) : IJob
{
    public static string Kind => "files.sweep";

    // What was uploaded just now may be about to be referred to.
    static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task Run(string? payload, CancellationToken stop)
    {
        await outbox.Sweep(db, stop);
        var untouched = files.Untouched(db.Now - Grace);
        if (untouched.Count == 0) return;
        var used = new HashSet<string>(StringComparer.Ordinal);
        if ((await settings.Get(db)).Logo is { } logo) used.Add(logo);
        foreach (var user in users) used.UnionWith(await user.Hashes(stop));
        foreach (var some in untouched.Where(h => !used.Contains(h)).Chunk(500))
        {
            var attached = await db.Attachments.Where(a => some.Contains(a.Hash)).Select(a => a.Hash).ToListAsync(stop);
            foreach (var hash in some.Except(attached)) files.Delete(hash);
        }
    }
}
