using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Sorting;

/// <summary>On every item's page, for those who may: what the office can do with it.</summary>
sealed class OfficeBox(AppDb db, Actor actor, Kinds kinds) : ISlot
{
    public async Task<RenderFragment?> Fill(SlotSubject subject)
    {
        if (subject.Item is not { } item || !actor.Can(Right.Moderate)) return null;
        var open = await db.Set<Report>().Where(r => r.ItemId == item.Id && r.Decision == ReportDecision.Open).OrderBy(r => r.Id).Select(r => r.Id).Take(10).ToListAsync();
        return builder =>
        {
            builder.OpenComponent<OfficeBoxPart>(0);
            builder.AddComponentParameter(1, nameof(OfficeBoxPart.Item), item);
            builder.AddComponentParameter(2, nameof(OfficeBoxPart.Organises), actor.Can(Right.Organise));
            builder.AddComponentParameter(3, nameof(OfficeBoxPart.CanMerge), kinds[item.Kind].Supportable);
            builder.AddComponentParameter(4, nameof(OfficeBoxPart.Reports), open);
            builder.CloseComponent();
        };
    }
}
