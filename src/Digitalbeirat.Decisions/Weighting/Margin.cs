namespace Digitalbeirat.Decisions.Weighting;

/// <summary>What is known of the population about one variable, or about several jointly.</summary>
/// <param name="Variables">Columns of the answers; several for a joint table.</param>
/// <param name="Cells">Categories (one value for each variable) with their number of people or their share; only proportions matter.</param>
public sealed record Margin(IReadOnlyList<string> Variables, IReadOnlyList<MarginCell> Cells)
{
    /// <summary>Name of the table: age, or age × sex.</summary>
    public string Name => string.Join(" × ", Variables);
}

/// <summary>A category and how many people of the population are in it.</summary>
/// <param name="Values">One for each variable of the margin.</param>
/// <param name="Count">People or share; not negative.</param>
public sealed record MarginCell(IReadOnlyList<string> Values, double Count)
{
    /// <summary>Name of the category: 18–29, or 18–29 × f.</summary>
    public string Name => string.Join(" × ", Values);
}
