using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Profile;

/// <summary>An organisation that takes part or could.</summary>
public sealed record PartnerRow(long Id, string Number, string Name);

static class ReadPartners
{
    public static Task<List<PartnerRow>> Organisations(this AppDb db, Actor actor) =>
        db.Items.AsNoTracking().ListedFor(actor).Where(i => i.Kind == ProjectKind.OrganisationKey).OrderBy(i => i.Title).ThenBy(i => i.Id).Take(300).Select(i => new PartnerRow(i.Id, i.Number, i.Title)).ToListAsync();
}
