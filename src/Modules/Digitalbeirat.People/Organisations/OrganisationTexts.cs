using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Organisations;

/// <summary>What somebody wrote about their organisation goes with their texts; contact persons always go with the account.</summary>
sealed class OrganisationTexts(AppDb db) : IOwnTexts, IPersonalData
{
    public string Part => "organisations";

    public async Task<object> Export(long personId) =>
        await Own(personId).AsNoTracking().Select(o => new { o.ItemId, o.Kind, o.Website, o.Offers, o.Contact }).ToListAsync();

    public Task Erase(long personId) => Own(personId).ExecuteUpdateAsync(s => s.SetProperty(o => o.Contact, (string?)null));

    public Task DeleteTexts(long personId) =>
        Own(personId).ExecuteUpdateAsync(s => s.SetProperty(o => o.Contact, (string?)null).SetProperty(o => o.Offers, (string?)null).SetProperty(o => o.Website, (string?)null));

    IQueryable<Organisation> Own(long personId) => db.Set<Organisation>().Where(o => db.Items.Any(i => i.Id == o.ItemId && i.AuthorId == personId));
}
