using System.Globalization;
using Digitalbeirat.Kernel.Retention;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Office.Settings;

/// <summary>How long each kind of personal data is kept, in days.</summary>
public sealed class SetRetention(ChangeTown town, SettingsPlace place, House house) : ISlice
{
    /// <summary>A rule with what was typed for it.</summary>
    public sealed record Row(RetentionRule Rule, string Days);

    public static void Map(Routes routes) => routes.MapPart(SettingsPart.Retention, async (SetRetention slice) => await slice.Show(), async ([FromForm] IFormCollection form, SetRetention slice) => await slice.Run(form));

    async Task<IResult> Show()
    {
        var now = await town.Now();
        return Page([.. house.Retention.Select(r => new Row(r, r.In(now).ToString(CultureInfo.InvariantCulture)))], new());
    }

    IResult Page(IReadOnlyList<Row> rows, Errors errors) => Html.Page<SetRetentionPage>(new { Rows = rows, Errors = errors, Place = place }, errors.Status);

    async Task<IResult> Run(IFormCollection form)
    {
        var errors = new Errors();
        var rows = house.Retention.Select(r => new Row(r, form[r.Key].ToString().Trim())).ToList();
        var days = rows.ToDictionary(r => r.Rule.Key, r => Days(r, errors));
        if (errors.Any) return Page(rows, errors);
        // What is as it always was is not written down: it follows the house when that learns better.
        await town.Run(t => t.Retention = rows.Where(r => days[r.Rule.Key] != r.Rule.Days).ToDictionary(r => r.Rule.Key, r => days[r.Rule.Key]));
        return place.Saved(SettingsPart.Retention);
    }

    static int Days(Row row, Errors errors)
    {
        if (int.TryParse(row.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= RetentionRule.Most) return days;
        errors.Add(row.Rule.Key, T.RetentionDaysWrong(RetentionRule.Most));
        return 0;
    }
}
