using System.Net.Mail;

namespace Digitalbeirat.Kernel.Web;

/// <summary>What is wrong with somebody's input, each message at the field that caused it.</summary>
public sealed class Errors
{
    readonly List<(string Field, string Text)> all = [];

    public IReadOnlyList<(string Field, string Text)> All => all;
    public bool Any => all.Count > 0;
    public int Status => Any ? 422 : 200;
    public string? For(string field) => all.FirstOrDefault(e => e.Field == field).Text;
    public void Add(string field, string text) => all.Add((field, text));
    public void AddIf(bool wrong, string field, string text) { if (wrong) Add(field, text); }

    public static Errors Of(string field, string text)
    {
        var errors = new Errors();
        errors.Add(field, text);
        return errors;
    }

    /// <summary>A text that must be there and fit; returns it trimmed.</summary>
    public string Text(string field, string? value, int max, int min = 1)
    {
        // Browsers send line ends as CR LF and count them as one.
        var text = (value ?? "").Replace("\r\n", "\n").Trim();
        if (text.Length == 0 && min > 0) Add(field, T.Required);
        else if (text.Length < min) Add(field, T.TooShort(min));
        else if (text.Length > max) Add(field, T.TooLong(max, text.Length));
        return text;
    }

    public string OptionalText(string field, string? value, int max) => Text(field, value, max, 0);

    public string Email(string field, string? value)
    {
        var mail = (value ?? "").Trim();
        if (mail.Length == 0) Add(field, T.Required);
        else if (!IsEmail(mail)) Add(field, T.NotAnEmail);
        return mail;
    }

    public static bool IsEmail(string mail) =>
        mail.Length <= 254 && !mail.Any(c => char.IsControl(c) || c is ' ' or ',' or '<' or '>' or '"') && MailAddress.TryCreate(mail, out var a) && a.Address == mail && a.Host.Contains('.');

    public DateOnly? Date(string field, string? value, bool required = true)
    {
        if (string.IsNullOrWhiteSpace(value)) { if (required) Add(field, T.Required); return null; }
        if (DateOnly.TryParseExact(value.Trim(), ["yyyy-MM-dd", "d.M.yyyy"], out var day) && day.Year is > 1900 and < 2200) return day;
        Add(field, T.NotADate);
        return null;
    }

    public TimeOnly? Time(string field, string? value)
    {
        if (TimeOnly.TryParseExact((value ?? "").Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], out var time)) return time;
        Add(field, T.NotADate);
        return null;
    }

    public double? Number(string field, string? value, bool required = true)
    {
        if (string.IsNullOrWhiteSpace(value)) { if (required) Add(field, T.Required); return null; }
        // German and English decimals: the last of comma and point is the decimal sign.
        var text = value.Trim().Replace(" ", "");
        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        text = comma > point ? text.Replace(".", "").Replace(',', '.') : text.Replace(",", "");
        if (double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        Add(field, T.NotANumber);
        return null;
    }

    /// <summary>One of the choices offered; null and an error where it is none of them.</summary>
    public int? Choice(string field, string? value, IEnumerable<int> offered, bool required = true)
    {
        if (string.IsNullOrWhiteSpace(value)) { if (required) Add(field, T.ChooseOne); return null; }
        if (int.TryParse(value, out var id) && offered.Contains(id)) return id;
        Add(field, T.ChooseOne);
        return null;
    }
}
