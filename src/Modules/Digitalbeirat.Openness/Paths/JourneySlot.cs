using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Openness.Paths;

/// <summary>The way so far, in one strip, on every item's page that is on a way.</summary>
sealed class JourneySlot(AppDb db, ShowPath show, Kinds kinds, Places places) : ISlot
{
    public async Task<RenderFragment?> Fill(SlotSubject subject)
    {
        if (subject.View is not { OnPath: true, Item: var item }) return null;
        var path = await show.Run(item.Id);
        if (path.Steps.Count == 0) return null;
        var place = await places.Get(db);
        var now = db.Now;
        return builder =>
        {
            builder.OpenComponent<JourneyPart>(0);
            builder.AddComponentParameter(1, nameof(JourneyPart.Path), path);
            builder.AddComponentParameter(2, nameof(JourneyPart.Item), item);
            builder.AddComponentParameter(3, nameof(JourneyPart.Kinds), kinds);
            builder.AddComponentParameter(4, nameof(JourneyPart.Places), place);
            builder.AddComponentParameter(5, nameof(JourneyPart.Now), now);
            builder.CloseComponent();
        };
    }
}
