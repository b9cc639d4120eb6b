using System.Globalization;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Mail;

/// <summary>Where mails land as files while no mail server is set. A file lives as long as its row.</summary>
public sealed class Outbox(DataFolder data)
{
    public string PathOf(long id) => Path.Combine(data.Folder("outbox"), id.ToString("000000", CultureInfo.InvariantCulture) + ".eml");

    /// <summary>Deletes the files whose mails were forgotten or went with an account.</summary>
    public async Task Sweep(AppDb db, CancellationToken stop = default)
    {
        foreach (var some in Directory.EnumerateFiles(data.Folder("outbox"), "*.eml").Chunk(500))
        {
            var byId = some.Select(f => (File: f, Id: long.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1)).Where(f => f.Id > 0).ToList();
            var ids = byId.Select(f => f.Id).ToList();
            var kept = (await db.Mails.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(stop)).ToHashSet();
            foreach (var (file, id) in byId.Where(f => !kept.Contains(f.Id))) File.Delete(file);
        }
    }
}
