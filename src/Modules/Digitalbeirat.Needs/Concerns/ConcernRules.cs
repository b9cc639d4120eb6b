using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>What a concern must have before it can be sent.</summary>
static class ConcernRules
{
    public static (ConcernText Text, Errors Errors) Check(ConcernInput input, Places.Kept places)
    {
        var errors = new Errors();
        var @as = errors.Text("as", input.As, Concern.PartMax);
        var need = errors.Text("need", input.Need, Concern.PartMax, 10);
        var soThat = errors.Text("soThat", input.SoThat, Concern.PartMax);
        var title = errors.OptionalText("title", input.Title, Item.TitleMax).ReplaceLineEndings(" ");
        var more = errors.OptionalText("more", input.More, Concern.MoreMax);
        var area = errors.Choice("area", input.Area, places.Areas.Select(a => a.Id));
        var district = errors.Choice("district", input.District, places.Districts.Select(d => d.Id), required: false);
        errors.AddIf(input.Kept is not null && string.IsNullOrWhiteSpace(input.PictureAlt), "pictureAlt", T.PictureAltMissing);
        var alt = errors.OptionalText("pictureAlt", input.PictureAlt, 300);
        return (new(@as, need, soThat, title.Length > 0 ? title : Concern.TitleFrom(need), more, area, district, ItemTag.Parse(input.Tags), alt), errors);
    }
}

/// <summary>A concern that passed the rules.</summary>
public sealed record ConcernText(string As, string Need, string SoThat, string Title, string More, int? Area, int? District, IReadOnlyList<string> Tags, string PictureAlt);
