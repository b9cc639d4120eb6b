using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Ui;

/// <summary>What tells a form of ours from one somebody else made; a page that holds it is kept by nobody.</summary>
public sealed class FormToken : ComponentBase
{
    [Inject] public required IAntiforgery Antiforgery { get; set; }
    [Inject] public required IHttpContextAccessor Http { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var tokens = Antiforgery.GetAndStoreTokens(Http.HttpContext!);
        builder.OpenElement(0, "input");
        builder.AddAttribute(1, "type", "hidden");
        builder.AddAttribute(2, "name", tokens.FormFieldName);
        builder.AddAttribute(3, "value", tokens.RequestToken);
        builder.CloseElement();
    }
}
