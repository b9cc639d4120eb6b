namespace Digitalbeirat.Bench;

/// <summary>One line of a bench table: what was run, what it took, and the peer or limit it is held against.</summary>
/// <param name="AtLeast">The limit is the least it must reach.</param>
/// <param name="Limit">The most it may take, in the same unit; null where there is only something to compare with.</param>
sealed record Row(string Case, double Value, string Unit, string Beside, double? Limit = null, bool AtLeast = false)
{
    public bool Kept => Limit is null || (AtLeast ? Value >= Limit : Value <= Limit);

    public override string ToString() => $"| {Case} | {Value:#,0.##} {Unit} | {Beside} | {(Limit is { } l ? $"{l:#,0.##} {Unit}" : "–")} | {(Kept ? "kept" : "MISSED")} |";
}
