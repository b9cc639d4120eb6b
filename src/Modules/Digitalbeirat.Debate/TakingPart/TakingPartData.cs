using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.TakingPart;

/// <summary>What a person supported and follows.</summary>
sealed class TakingPartData(AppDb db) : IPersonalData
{
    public string Part => "takingPart";

    public async Task<object> Export(long personId) => new
    {
        Supported = await db.Supports.AsNoTracking().Where(s => s.PersonId == personId).Join(db.Items, s => s.ItemId, i => i.Id, (s, i) => new { i.Number, i.Title, s.At }).ToListAsync(),
        Followed = await db.Follows.AsNoTracking().Where(s => s.PersonId == personId).Join(db.Items, s => s.ItemId, i => i.Id, (s, i) => new { i.Number, i.Title, s.Reason, s.Muted, s.At }).ToListAsync(),
    };

    public async Task Erase(long personId)
    {
        // Their supports leave the counts with them.
        await db.Items.Where(i => db.Supports.Any(s => s.ItemId == i.Id && s.PersonId == personId)).ExecuteUpdateAsync(s => s.SetProperty(i => i.Supports, i => i.Supports - 1));
        await db.Supports.Where(s => s.PersonId == personId).ExecuteDeleteAsync();
        await db.Follows.Where(s => s.PersonId == personId).ExecuteDeleteAsync();
    }
}
