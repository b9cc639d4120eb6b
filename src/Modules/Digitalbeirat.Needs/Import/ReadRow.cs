using System.Security.Cryptography;
using System.Text;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Needs.Concerns;

namespace Digitalbeirat.Needs.Import;

/// <summary>A row that can be brought in.</summary>
/// <param name="Source">Its own number, or a fingerprint of its words: the same row is never brought in twice.</param>
sealed record ImportRow(string Source, string As, string Need, string SoThat, string Title, string Body, int? Area, int? District, DateTimeOffset At, IReadOnlyList<string> Tags);

/// <summary>Reads a row, or says in a sentence why not.</summary>
sealed class ReadRow(ImportColumns columns, Places.Kept places, DateTimeOffset now)
{
    readonly Dictionary<string, int> areas = places.Areas.SelectMany(a => new[] { a.Key, a.Name, a.NameEn }.OfType<string>().Distinct().Select(n => (Name: n.ToLowerInvariant(), a.Id))).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Id);
    readonly Dictionary<string, int> districts = places.Districts.ToDictionary(d => d.Name.ToLowerInvariant(), d => d.Id);

    public (ImportRow? Row, string? Problem) Run(string[] cells)
    {
        string Of(string field) => columns.Value(field, cells);
        var (need, title, more) = (Of("need"), Of("title").ReplaceLineEndings(" "), Of("more"));
        if (need.Length == 0 && title.Length == 0) return (null, "says neither what is needed nor a title");
        if (need.Length > 2000) return (null, $"the need has {need.Length} characters, 2000 are possible");
        if (more.Length > Item.BodyMax) return (null, $"the text has {more.Length} characters, {Item.BodyMax} are possible");
        if (title.Length == 0) title = Concern.TitleFrom(need);
        if (title.Length > Item.TitleMax) return (null, $"the title has {title.Length} characters, {Item.TitleMax} are possible");
        if (!Pick(areas, Of("area"), out var area)) return (null, $"there is no life area {Of("area")}");
        if (!Pick(districts, Of("district"), out var district)) return (null, $"there is no district {Of("district")}");
        if (When(Of("date")) is not { } at) return (null, $"{Of("date")} is no date; write 2026-12-24 or 24.12.2026");
        var (@as, soThat) = (Of("as"), Of("soThat"));
        var body = @as.Length > 0 && need.Length > 0 && soThat.Length > 0 ? Concern.Compose(@as, need, soThat, more)
            : string.Join("\n\n", new[] { need.Length > 0 && need != title ? need : "", more }.Where(p => p.Length > 0));
        var source = "import:" + (Of("id") is { Length: > 0 } id ? id : Fingerprint(title + "\n" + body));
        return source.Length > 200 ? (null, "its id is longer than 190 characters") : (new(source, @as, need, soThat, title, body, area, district, at, ItemTag.Parse(Of("tags"))), null);
    }

    // No name is no choice; a name that is none of the choices is an error.
    static bool Pick(Dictionary<string, int> choices, string name, out int? picked)
    {
        picked = choices.TryGetValue(name.ToLowerInvariant(), out var id) ? id : null;
        return name.Length == 0 || picked is not null;
    }

    DateTimeOffset? When(string text)
    {
        if (text.Length == 0) return now;
        if (!DateOnly.TryParseExact(text.Length > 10 ? text[..10] : text, ["yyyy-MM-dd", "d.M.yyyy"], out var day) || day.Year < 1990) return null;
        var at = Show.Moment(day, new TimeOnly(12, 0));
        return at > now ? null : at;
    }

    static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
