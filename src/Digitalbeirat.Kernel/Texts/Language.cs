namespace Digitalbeirat.Kernel.Texts;

/// <summary>The languages the interface speaks; people's own words may have versions in each.</summary>
public enum Language { De, En, Plain }

public static class Languages
{
    static readonly AsyncLocal<Language> current = new();

    public static IReadOnlyList<Language> All { get; } = [Language.De, Language.En, Language.Plain];

    /// <summary>The language of the request or the mail being written; German unless said.</summary>
    public static Language Current { get => current.Value; set => current.Value = value; }

    public static string Code(this Language language) => language switch { Language.En => "en", Language.Plain => "de-leicht", _ => "de" };

    /// <summary>What HTML's lang attribute takes: plain German is German (BCP 47 has no registered subtag for it).</summary>
    public static string Tag(this Language language) => language == Language.En ? "en" : "de";

    public static Language? Parse(string? code) => code switch { "de" => Language.De, "en" => Language.En, "de-leicht" => Language.Plain, _ => null };

    /// <summary>Speaks <paramref name="language"/> until the result is disposed: for mails to several people.</summary>
    public static IDisposable Use(Language language)
    {
        var before = Current;
        Current = language;
        return new Back(before);
    }

    sealed class Back(Language before) : IDisposable
    {
        public void Dispose() => Current = before;
    }
}
