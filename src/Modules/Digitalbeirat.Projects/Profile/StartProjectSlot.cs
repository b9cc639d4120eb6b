using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Profile;

/// <summary>On an answer that says yes, for those who would carry it out: the way to a project.</summary>
public sealed class StartProjectSlot(AppDb db, Actor actor) : ISlot
{
    public async Task<RenderFragment?> Fill(SlotSubject subject)
    {
        if (subject.Item is not { Kind: ProjectKind.AnswerKey, Visibility: Visibility.Public } answer || !ProjectKind.Agreeing.Contains(answer.State)) return null;
        if (!ProjectRules.MayRun(actor, answer) || await db.Links.AnyAsync(l => l.FromId == answer.Id && l.Kind == LinkKind.CarriedOutBy)) return null;
        return builder =>
        {
            builder.OpenComponent<ButtonLink>(0);
            builder.AddAttribute(1, nameof(ButtonLink.Href), "/verwaltung/projekte/neu?antwort=" + answer.Number);
            builder.AddAttribute(2, nameof(ButtonLink.Kind), "primary");
            builder.AddAttribute(3, nameof(ButtonLink.ChildContent), (RenderFragment)(b => b.AddContent(0, T.StartProject)));
            builder.CloseComponent();
        };
    }
}
