namespace Digitalbeirat.Decisions.Opinion.Drawing;

/// <summary>The words of a drawn map.</summary>
/// <param name="Title">What the picture is.</param>
/// <param name="Group">Name of a group; {0} its letter.</param>
/// <param name="People">{0} people.</param>
/// <param name="Ungrouped">Name of those with too few votes for a group; {0} how many.</param>
/// <param name="Near">What distance means.</param>
/// <param name="Sampled">Said where not everybody is drawn; {0} drawn, {1} all.</param>
/// <param name="Language">Language of the words, BCP 47.</param>
public sealed record MapWords(string Title, string Group, string People, string Ungrouped, string Near, string Sampled, string Language)
{
    /// <summary>German.</summary>
    public static MapWords German { get; } = new("Karte der Meinungen", "Gruppe {0}", "{0} Personen", "{0} Personen mit zu wenigen Stimmen für eine Gruppe", "Wer nah beieinander steht, hat ähnlich abgestimmt.", "Gezeichnet sind {0} von {1} Personen.", "de");

    /// <summary>English.</summary>
    public static MapWords English { get; } = new("Map of opinions", "Group {0}", "{0} people", "{0} people with too few votes for a group", "People who stand close together voted alike.", "{0} of {1} people are drawn.", "en");
}
