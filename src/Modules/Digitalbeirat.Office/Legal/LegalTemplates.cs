using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Office.Legal;

/// <summary>The texts an installation begins with: German, because German law asks for them.</summary>
public static class LegalTemplates
{
    /// <summary>Stands where only the municipality knows what belongs there.</summary>
    public const string Mark = "[Bitte ergänzen";

    /// <summary>A template with what is known of the town.</summary>
    public static string Fill(string name, Town town, DateOnly today)
    {
        using var _ = Languages.Use(Language.De);
        return Read(name)
            .Replace("{town}", Or(town.Name, "Name der Gemeinde"), StringComparison.Ordinal)
            .Replace("{board}", $"{town.BoardName} {town.Name}".Trim(), StringComparison.Ordinal)
            .Replace("{office}", Or(town.Office, "Anschrift der Geschäftsstelle").ReplaceLineEndings("  \n"), StringComparison.Ordinal)
            .Replace("{email}", Or(town.ContactEmail, "E-Mail-Adresse"), StringComparison.Ordinal)
            .Replace("{address}", town.Address, StringComparison.Ordinal)
            .Replace("{today}", Show.Date(today), StringComparison.Ordinal);
    }

    /// <summary>How many places still want to be filled in.</summary>
    public static int Open(string? text) => text is null ? 0 : text.Split(Mark).Length - 1;

    static string Or(string text, string what) => text.Length > 0 ? text : $"{Mark}: {what}]";

    static string Read(string name)
    {
        using var stream = typeof(LegalTemplates).Assembly.GetManifestResourceStream(name + ".md") ?? throw new InvalidOperationException($"No template {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
