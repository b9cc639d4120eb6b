using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.Legal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Office.Settings;

/// <summary>Imprint, privacy and accessibility statement, each begun from a template with places to fill in.</summary>
public sealed class SetLegal(ChangeTown town, SettingsPlace place, TimeProvider clock) : ISlice
{
    public const int Max = 40_000;

    public sealed record Input
    {
        public string? Imprint { get; init; }
        public string? Privacy { get; init; }
        public string? Accessibility { get; init; }
    }

    public static void Map(Routes routes) => routes.MapPart(SettingsPart.Legal, async (SetLegal slice) => await slice.Show(), async ([FromForm] Input input, SetLegal slice) => await slice.Run(input ?? new()));

    async Task<IResult> Show()
    {
        var t = await town.Now();
        return Page(new() { Imprint = Or(t.Imprint, "imprint", t), Privacy = Or(t.Privacy, "privacy", t), Accessibility = Or(t.Accessibility, "accessibility", t) }, new());
    }

    string Or(string text, string template, Town t) => text.Length > 0 ? text : LegalTemplates.Fill(template, t, Kernel.Texts.Show.Day(clock.GetUtcNow()));

    IResult Page(Input input, Errors errors) => Html.Page<SetLegalPage>(new
    {
        Input = input, Errors = errors, Place = place,
        Open = LegalTemplates.Open(input.Imprint) + LegalTemplates.Open(input.Privacy) + LegalTemplates.Open(input.Accessibility),
    }, errors.Status);

    async Task<IResult> Run(Input input)
    {
        var errors = new Errors();
        var imprint = errors.Text("imprint", input.Imprint, Max);
        var privacy = errors.Text("privacy", input.Privacy, Max);
        var accessibility = errors.Text("accessibility", input.Accessibility, Max);
        if (errors.Any) return Page(input, errors);
        await town.Run(t => (t.Imprint, t.Privacy, t.Accessibility) = (imprint, privacy, accessibility));
        return place.Saved(SettingsPart.Legal);
    }
}
