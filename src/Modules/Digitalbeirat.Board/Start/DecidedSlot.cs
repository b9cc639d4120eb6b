using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Board.Motions;
using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Board.Start;

/// <summary>On the start page: what is being decided.</summary>
public sealed class DecidedSlot(AppDb db, ListMeetings meetings, ListMotions motions, ListRecommendations recommendations, Places places) : ISlot
{
    const int Most = 3;

    public async Task<RenderFragment?> Fill(SlotSubject subject)
    {
        var (next, open) = (await meetings.Next(), await motions.Run("offen", null, Most));
        var waiting = await recommendations.Run(ListRecommendations.Open, null, null, Most);
        var place = await places.Get(db);
        if (next is null && open.Rows.Count == 0 && waiting.Rows.Count == 0) return null;
        return builder =>
        {
            builder.OpenComponent<Decided>(0);
            builder.AddAttribute(1, nameof(Decided.Meeting), next);
            builder.AddAttribute(2, nameof(Decided.Motions), open.Rows);
            builder.AddAttribute(3, nameof(Decided.Recommendations), waiting.Rows);
            builder.AddAttribute(4, nameof(Decided.Places), place);
            builder.AddAttribute(5, nameof(Decided.Now), db.Now);
            builder.CloseComponent();
        };
    }
}
