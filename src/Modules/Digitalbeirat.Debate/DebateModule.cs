using Digitalbeirat.Debate.Discussion;
using Digitalbeirat.Debate.TakingPart;
using Digitalbeirat.Debate.Wording;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Search;
using Digitalbeirat.Kernel.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Debate;

/// <summary>Talking about things: comments for, against and neutral, support, following, wording and its history.</summary>
public sealed class DebateModule : IModule
{
    public string Name => "debate";

    public void Describe(ModuleBuilder m)
    {
        m.Tables(CommentTables.Map);

        m.Slice<ListComments>();
        m.Slice<ExportComments>();
        m.Slice<PostComment>();
        m.Slice<ReplyToComment>();
        m.Slice<EditComment>();
        m.Slice<WithdrawComment>();
        m.Slice<SupportItem>();
        m.Slice<FollowItem>();
        m.Slice<ShareItem>();
        m.Slice<EditItem>();
        m.Slice<TranslateItem>();
        m.Slice<WithdrawItem>();

        m.Slot<DiscussionSlot>("item");
        m.PersonalData<CommentData>();
        m.OwnTexts<CommentData>();
        m.PersonalData<TakingPartData>();
        m.Services.AddScoped<ISearchWords, CommentWords>();
        m.Services.AddScoped<IComments, ModerateComments>();
        m.Services.AddScoped<ReadDiscussion>();
        m.Services.AddSingleton(new Together<string, SupportItem.Found>(SupportItem.FindAll));
        m.Services.AddSingleton(new Together<Press, bool>(SetSupports.Run));

        m.Event(Comment.Posted, () => T.EventCommented, tells: true);
        m.Event(Comment.Edited, () => T.EventCommentEdited);
        m.Event(Comment.Withdrawn, () => T.EventCommentWithdrawn);
        m.Event(Comment.Hidden, () => T.EventCommentHidden);
        m.Event(Comment.Restored, () => T.EventCommentRestored);
        m.Event("item.reworded", () => T.EventReworded);
        m.Event("item.translated", () => T.EventTranslated);
        m.Event("item.withdrawn", () => T.EventWithdrawn);
    }
}
