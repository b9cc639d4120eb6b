using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Ui;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Board.Answers;

/// <summary>On recommendations and concerns, for those who may answer them: the way to the answer.</summary>
public sealed class AnswerSlot(Actor actor, GiveAnswer give) : ISlot
{
    public async Task<RenderFragment?> Fill(SlotSubject subject)
    {
        if (subject.Item is not { } item || (item.Kind != BoardKind.ConcernKey && item.Kind != BoardKind.Recommendation.Key)) return null;
        if (!actor.Can(Right.Answer) || !Access.CanAnswer(actor, item) || !await give.IsWaiting(item)) return null;
        return builder =>
        {
            builder.OpenComponent<ButtonLink>(0);
            builder.AddAttribute(1, nameof(ButtonLink.Href), "/antworten/neu?auf=" + item.Number);
            builder.AddAttribute(2, nameof(ButtonLink.Kind), "primary");
            builder.AddAttribute(3, nameof(ButtonLink.ChildContent), (RenderFragment)(b => b.AddContent(0, T.GiveAnswer)));
            builder.CloseComponent();
        };
    }
}
