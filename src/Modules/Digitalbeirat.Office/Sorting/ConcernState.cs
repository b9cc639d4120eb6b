namespace Digitalbeirat.Office.Sorting;

/// <summary>What the office knows of concerns, which another room brings: their key and the two states between which it moves them.</summary>
static class ConcernState
{
    public const string Kind = "concern", Recommendation = "recommendation", Open = "open", Assigned = "assigned";
}
