using System.Text;

namespace Digitalbeirat.Office.Settings;

static class Slug
{
    /// <summary>A key made of a name: small letters, digits and hyphens; a number behind it where it is taken.</summary>
    public static string Of(string name, ICollection<string> taken)
    {
        var key = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
            key.Append(c switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", >= 'a' and <= 'z' or >= '0' and <= '9' => c.ToString(), _ => key.Length > 0 && key[^1] != '-' ? "-" : "" });
        var slug = key.ToString().Trim('-');
        slug = slug.Length == 0 ? "stelle" : slug.Length > 30 ? slug[..30].TrimEnd('-') : slug;
        var free = slug;
        for (var n = 2; taken.Contains(free); n++) free = $"{slug}-{n}";
        return free;
    }
}
