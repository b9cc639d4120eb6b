using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Ui;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Board.Agenda;

/// <summary>On a concern's page, for the office: the way to the board.</summary>
public sealed class PutOnAgendaSlot(Actor actor) : ISlot
{
    public Task<RenderFragment?> Fill(SlotSubject subject)
    {
        if (subject.Item is not { Kind: BoardKind.ConcernKey, MergedIntoId: null, Visibility: Visibility.Public } concern || !actor.Can(Right.Organise)) return Task.FromResult<RenderFragment?>(null);
        return Task.FromResult<RenderFragment?>(builder =>
        {
            builder.OpenComponent<ButtonLink>(0);
            builder.AddAttribute(1, nameof(ButtonLink.Href), $"/verwaltung/anliegen/{concern.Number}/tagesordnung");
            builder.AddAttribute(2, nameof(ButtonLink.ChildContent), (RenderFragment)(b => b.AddContent(0, T.PutOnAgenda)));
            builder.CloseComponent();
        });
    }
}
