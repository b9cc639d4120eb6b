namespace Digitalbeirat.People.Organisations;

/// <summary>What an organisation has beyond any item: its title is the name, its body what it does.</summary>
public sealed class Organisation
{
    public long ItemId { get; set; }
    public OrganisationKind Kind { get; set; }
    public string? Website { get; set; }

    /// <summary>What it offers to others: rooms, time, knowledge.</summary>
    public string? Offers { get; set; }

    /// <summary>Whom to turn to, as the organisation itself wants it published.</summary>
    public string? Contact { get; set; }
}

public enum OrganisationKind { Company, Association, Institution, Initiative }
