using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>On the start page: what is open to take part in.</summary>
sealed class OpenConcerns(AppDb db, ListItems list, Places places, Kinds kinds) : ISlot
{
    public async Task<RenderFragment?> Fill(SlotSubject subject)
    {
        var rows = (await list.Run(Concern.Kind.Key, new ListFilter(Sort: "neu"), 4)).Rows;
        var place = await places.Get(db);
        return builder =>
        {
            builder.OpenComponent<OpenConcernsPart>(0);
            builder.AddComponentParameter(1, nameof(OpenConcernsPart.Rows), rows);
            builder.AddComponentParameter(2, nameof(OpenConcernsPart.Kinds), kinds);
            builder.AddComponentParameter(3, nameof(OpenConcernsPart.Places), place);
            builder.CloseComponent();
        };
    }
}
