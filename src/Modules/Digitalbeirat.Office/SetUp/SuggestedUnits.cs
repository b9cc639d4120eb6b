namespace Digitalbeirat.Office.SetUp;

/// <summary>Offices most German municipalities have, to be corrected rather than typed. They answer in German and are called so in every language.</summary>
static class SuggestedUnits
{
    public const string List = """
        Hauptamt; Hauptamt;
        Amt für Digitalisierung, Organisation und IT; Digitalisierung;
        Bürgerdienste; Bürgerbüro;
        Amt für öffentliche Ordnung; Ordnungsamt;
        Stadtkämmerei; Kämmerei;
        Jugendamt; Jugend;
        Schulverwaltungsamt; Schule;
        Sozialamt; Soziales;
        Amt für Stadtplanung; Planung;
        Tiefbauamt; Tiefbau;
        Amt für Umweltschutz; Umwelt;
        Kulturamt; Kultur;
        Wirtschaftsförderung; Wirtschaft;
        Pressestelle; Presse;
        """;
}
