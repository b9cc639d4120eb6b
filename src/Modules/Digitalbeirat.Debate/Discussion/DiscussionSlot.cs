using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Debate.Discussion;

/// <summary>The discussion below any item that can be discussed.</summary>
sealed class DiscussionSlot(ReadDiscussion read, Actor actor, Kinds kinds) : ISlot
{
    public async Task<RenderFragment?> Fill(SlotSubject subject)
    {
        if (subject.Item is not { } item || !kinds[item.Kind].Discussable) return null;
        var after = long.TryParse(subject.Query["ab"], NumberStyles.None, CultureInfo.InvariantCulture, out var a) ? a : 0;
        var page = item.Comments == 0 ? new([], null) : await read.Run(item.Id, after);
        return builder =>
        {
            builder.OpenComponent<DiscussionPart>(0);
            builder.AddComponentParameter(1, nameof(DiscussionPart.Item), item);
            builder.AddComponentParameter(2, nameof(DiscussionPart.Page), page);
            builder.AddComponentParameter(3, nameof(DiscussionPart.Address), kinds[item.Kind].Address(item.Number));
            builder.AddComponentParameter(4, nameof(DiscussionPart.MayComment), CommentRules.MayComment(actor, item, kinds));
            builder.AddComponentParameter(5, nameof(DiscussionPart.SignedIn), actor.SignedIn);
            builder.AddComponentParameter(6, nameof(DiscussionPart.Continued), after > 0);
            builder.CloseComponent();
        };
    }
}
