using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Office.Settings;

/// <summary>The theme, and the town's own logo.</summary>
public sealed class SetLook(ChangeTown town, KeepFile files, SettingsPlace place) : ISlice
{
    public sealed record Input
    {
        public string? Theme { get; init; }
        public string? RemoveLogo { get; init; }
    }

    public static void Map(Routes routes) => routes.MapPart(SettingsPart.Look, async (SetLook slice) => await slice.Show(),
        async ([FromForm] Input input, IFormFile? logo, SetLook slice) => await slice.Run(input ?? new(), logo));

    async Task<IResult> Show()
    {
        var t = await town.Now();
        return Page(new() { Theme = t.Theme }, t, new());
    }

    IResult Page(Input input, Town t, Errors errors) => Html.Page<SetLookPage>(new { Input = input, t.Logo, Errors = errors, Place = place }, errors.Status);

    async Task<IResult> Run(Input input, IFormFile? logo)
    {
        var errors = new Errors();
        errors.AddIf(input.Theme is not ("bw" or "kern"), "theme", T.ChooseATheme);
        errors.AddIf(logo is { Length: > 0 } && logo.ContentType == KeepFile.Pdf, "logo", T.LogoNotAPicture);
        var picture = errors.Any ? null : await files.Take(logo, "logo", errors);
        errors.AddIf(picture is { IsPicture: false }, "logo", T.LogoNotAPicture);
        if (errors.Any) return Page(input, await town.Now(), errors);
        await town.Run(t =>
        {
            t.Theme = input.Theme!;
            t.Logo = picture?.Hash ?? (input.RemoveLogo is null ? t.Logo : null);
        });
        return place.Saved(SettingsPart.Look);
    }
}
