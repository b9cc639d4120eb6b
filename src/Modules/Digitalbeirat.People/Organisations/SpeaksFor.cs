using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Organisations;

/// <summary>Beside an item: the organisation its author speaks for.</summary>
sealed class SpeaksFor(AppDb db) : ISlot
{
    public async Task<RenderFragment?> Fill(SlotSubject subject)
    {
        if (subject.Item is not { Kind: not "organisation", Author.OrganisationId: { } id }) return null;
        var organisation = await db.Items.AsNoTracking().Where(i => i.Id == id && i.Visibility == Visibility.Public).Select(i => new OrganisationOf(i.Number, i.Title)).FirstOrDefaultAsync();
        if (organisation is null) return null;
        return builder =>
        {
            builder.OpenComponent<SpeaksForBadge>(0);
            builder.AddComponentParameter(1, nameof(SpeaksForBadge.Organisation), organisation);
            builder.CloseComponent();
        };
    }
}
