using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Office.SetUp;

/// <summary>The life areas an installation begins with; the office may change them. The names are data and stand in all languages at once.</summary>
public static class DefaultAreas
{
    public static IReadOnlyList<(string Key, string Name, string English, string Plain)> All { get; } =
    [
        ("services", "Städtische Dienste", "City services", "Ämter und Anträge"),
        ("mobility", "Mobilität", "Mobility", "Bus, Bahn, Rad und Auto"),
        ("education", "Bildung", "Education", "Schule und Lernen"),
        ("living-together", "Zusammenleben", "Living together", "Zusammen leben"),
        ("inclusion", "Teilhabe", "Inclusion", "Alle können mitmachen"),
        ("work", "Arbeit", "Work", "Arbeit"),
        ("economy", "Wirtschaft", "Economy", "Läden und Firmen"),
        ("energy", "Energie & Klima", "Energy & climate", "Strom, Heizung und Klima"),
        ("housing", "Wohnen & Planen", "Housing & planning", "Wohnen und Bauen"),
        ("privacy", "Datenschutz & digitale Rechte", "Privacy & digital rights", "Schutz von Daten"),
        ("health", "Gesundheit", "Health", "Gesundheit"),
        ("culture", "Kultur & Freizeit", "Culture & leisure", "Kultur, Sport und Freizeit"),
    ];

    /// <summary>New rows for the table.</summary>
    public static IEnumerable<Area> Rows() => All.Select((a, i) => new Area { Key = a.Key, Name = a.Name, NameEn = a.English, NamePlain = a.Plain, Order = i + 1 });
}
