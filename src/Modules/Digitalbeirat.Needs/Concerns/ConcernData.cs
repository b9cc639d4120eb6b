using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>Concerns as raised, and drafts waiting for this person's address to be proven.</summary>
sealed class ConcernData(AppDb db, IPeople people) : IPersonalData, IOwnTexts
{
    public string Part => "concerns";

    public async Task<object> Export(long personId) => await db.Set<Concern>().AsNoTracking()
        .Join(db.Items.Where(i => i.AuthorId == personId), c => c.ItemId, i => i.Id, (c, i) => new { i.Number, i.Title, i.Body, i.State, i.CreatedAt, c.As, c.Need, c.SoThat }).ToListAsync();

    public async Task Erase(long personId)
    {
        var emails = (await people.Emails([personId])).Values.ToList();
        await db.Set<Draft>().Where(d => d.Email != null && emails.Contains(d.Email)).ExecuteDeleteAsync();
        // Who needed it is part of the sentence people read; it stays with the text unless the person has the text removed too.
    }

    public Task DeleteTexts(long personId) => db.Set<Concern>().Where(c => db.Items.Any(i => i.Id == c.ItemId && i.AuthorId == personId))
        .ExecuteUpdateAsync(s => s.SetProperty(c => c.As, "").SetProperty(c => c.Need, "").SetProperty(c => c.SoThat, ""));
}
