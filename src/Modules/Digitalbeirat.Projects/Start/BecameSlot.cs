using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Projects.Profile;
using Digitalbeirat.Projects.Results;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Projects.Start;

/// <summary>On the start page: what became of it.</summary>
public sealed class BecameSlot(AppDb db, ListResults results, ListProjects projects, Places places, Kinds kinds) : ISlot
{
    const int Most = 3;

    public async Task<RenderFragment?> Fill(SlotSubject subject)
    {
        var (latest, running) = (await results.Run(null, null, Most), await projects.Run(ListProjects.Ongoing, null, Most));
        var place = await places.Get(db);
        if (latest.Rows.Count + running.Rows.Count == 0) return null;
        return builder =>
        {
            builder.OpenComponent<Became>(0);
            builder.AddAttribute(1, nameof(Became.Results), latest.Rows);
            builder.AddAttribute(2, nameof(Became.Projects), running.Rows);
            builder.AddAttribute(3, nameof(Became.Places), place);
            builder.AddAttribute(4, nameof(Became.Kinds), kinds);
            builder.CloseComponent();
        };
    }
}
