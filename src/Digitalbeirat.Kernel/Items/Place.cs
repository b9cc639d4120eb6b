using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Kernel.Items;

/// <summary>A part of the town, with the population that later makes results representative.</summary>
public sealed class District
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public int? Population { get; set; }
    public int Order { get; set; }
}

/// <summary>A life area: what a concern is about.</summary>
public sealed class Area
{
    public int Id { get; set; }
    public required string Key { get; set; }
    public required string Name { get; set; }
    public string? NameEn { get; set; }
    public string? NamePlain { get; set; }
    public int Order { get; set; }

    public string Shown => Languages.Current switch { Language.En => NameEn ?? Name, Language.Plain => NamePlain ?? Name, _ => Name };
}

/// <summary>A part of the administration that answers.</summary>
public sealed class Unit
{
    public int Id { get; set; }
    public required string Key { get; set; }
    public required string Name { get; set; }
    public string? Short { get; set; }
    public string? Email { get; set; }
    public string? About { get; set; }
    public int Order { get; set; }
}
