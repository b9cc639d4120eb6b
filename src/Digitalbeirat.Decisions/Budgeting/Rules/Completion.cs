namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>What happens with the money that equal shares leaves over.</summary>
public enum Completion
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Projects are added by utility per cent of cost while they fit.</summary>
    Utilitarian,

    /// <summary>Endowments rise by one currency unit as long as the outcome stays within the budget (the official calculator; Wieliczka, Świecie, Assen).</summary>
    Add1,

    /// <summary>As Add1, but ends as soon as no further project fits into the budget (pabutools).</summary>
    Add1Exhaustive,

    /// <summary>Add1, then what fits by utility per cent of cost.</summary>
    Add1Utilitarian,

    /// <summary>Add1Exhaustive, then what fits by utility per cent of cost.</summary>
    Add1ExhaustiveUtilitarian,
}
