using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>Pictures of concerns that are still being written.</summary>
public sealed class DraftPictures(AppDb db) : IUseFiles
{
    public async Task<IReadOnlyCollection<string>> Hashes(CancellationToken stop) =>
        [.. (await db.Set<Draft>().AsNoTracking().Where(d => d.Json.Contains("Hash")).ToListAsync(stop)).Select(d => d.Input.Kept?.Hash).OfType<string>()];
}
