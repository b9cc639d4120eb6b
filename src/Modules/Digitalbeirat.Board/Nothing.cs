namespace Digitalbeirat.Board;

/// <summary>A form of one button: nothing to fill in, but still a form with its token.</summary>
public sealed record Nothing
{
    public string? None { get; init; }
}
