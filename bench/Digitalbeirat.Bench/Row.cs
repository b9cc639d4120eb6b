namespace Digitalbeirat.Bench;

/// <summary>One line of a bench table: what was run, what it took, and the peer or limit it is held against.</summary>
/// <param name="Limit">The most it may take, in the same unit; null where there is only something to compare with.</param>
sealed record Row(string Case, double Value, string Unit, string Beside, double? Limit = null)
{
    public bool Kept => Limit is null || Value <= Limit;

    public override string ToString() => $"| {Case} | {Value:#,0.##} {Unit} | {Beside} | {(Limit is { } l ? $"{l:#,0.##} {Unit}" : "–")} | {(Kept ? "kept" : "MISSED")} |";
}
