namespace Digitalbeirat.Kernel.Settings;

/// <summary>What the office has set for its municipality. Read once and kept; <see cref="TownSettings"/> writes it.</summary>
public sealed class Town
{
    /// <summary>Empty until the office has been through the set-up.</summary>
    public string Name { get; set; } = "";
    public bool Ready { get; set; }

    /// <summary>What the board is called here.</summary>
    public string BoardName { get; set; } = "Digitalbeirat";
    public string Claim { get; set; } = "";

    /// <summary>"bw" (Baden-Württemberg) or "kern".</summary>
    public string Theme { get; set; } = "bw";

    /// <summary>The hash of the town's own logo, served at /logo/{hash}.webp; null for the house's mark.</summary>
    public string? Logo { get; set; }

    /// <summary>Where this installation is reached, for links in mails; taken from the set-up's own request.</summary>
    public string Address { get; set; } = "http://localhost:5080";
    public string ContactEmail { get; set; } = "";
    public string Office { get; set; } = "";

    /// <summary>Markdown of the legal pages.</summary>
    public string Imprint { get; set; } = "";
    public string Privacy { get; set; } = "";
    public string Accessibility { get; set; } = "";

    /// <summary>Shows the banner that all content is made up for demonstration.</summary>
    public bool Demo { get; set; }

    /// <summary>Days a unit has for an answer unless the recommendation says otherwise.</summary>
    public int AnswerDays { get; set; } = 90;
    public int? Population { get; set; }

    /// <summary>Days that this town has set for a rule of retention, by the rule's key.</summary>
    public Dictionary<string, int> Retention { get; set; } = [];
}
