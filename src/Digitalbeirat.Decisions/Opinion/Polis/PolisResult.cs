namespace Digitalbeirat.Decisions.Opinion.Polis;

/// <summary>Everything the Polis-compatible mode finds, field by field comparable with what Polis publishes (agree counts +1 here, −1 in its storage: centers and coordinates have the opposite sign, statistics are equal).</summary>
/// <param name="Center">Mean answer of each statement, 0 where it is moderated out.</param>
/// <param name="Components">Two unit vectors over the statements.</param>
/// <param name="Variance">Share of the variance of the centred votes on each component.</param>
/// <param name="X">First coordinate of each participant, scaled for how much he or she voted.</param>
/// <param name="Y">Second coordinate.</param>
/// <param name="Order">The participants in the order in which Polis meets them; its k-means depends on it.</param>
/// <param name="Clustered">True for the participants who are grouped.</param>
/// <param name="Fine">The up to 100 fine clusters, in the order of their ids.</param>
/// <param name="FineOf">Index of each participant's fine cluster, −1 if not grouped.</param>
/// <param name="GroupOf">Group of each participant from 0, −1 if not grouped.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="Silhouettes">The silhouette for each number of groups tried.</param>
/// <param name="Counts">Counts of each group per statement, moderated ones included.</param>
/// <param name="Representative">What represents each group.</param>
/// <param name="AgreedByMost">Statements most agree with.</param>
/// <param name="RejectedByMost">Statements most disagree with.</param>
/// <param name="GroupAwareConsensus">Per statement the product over the groups of (agree + 1) / (votes + 2).</param>
/// <param name="Priorities">Per statement the weight with which Polis would show it next.</param>
/// <param name="Extremity">Per statement its distance from the center of the map.</param>
public sealed record PolisResult(double[] Center, double[][] Components, double[] Variance, double[] X, double[] Y, int[] Order, bool[] Clustered, IReadOnlyList<FineCluster> Fine, int[] FineOf, int[] GroupOf, int Groups,
    IReadOnlyDictionary<int, double> Silhouettes, StatementCounts[][] Counts, IReadOnlyList<IReadOnlyList<PolisRepresentative>> Representative, IReadOnlyList<PolisMajority> AgreedByMost, IReadOnlyList<PolisMajority> RejectedByMost,
    double[] GroupAwareConsensus, double[] Priorities, double[] Extremity);

/// <summary>A fine cluster: people who stand so close that the grouping treats them as one point.</summary>
/// <param name="Id">Its number.</param>
/// <param name="X">Mean first coordinate of its members.</param>
/// <param name="Y">Mean second coordinate.</param>
/// <param name="Size">Number of members.</param>
/// <param name="Group">The group it belongs to.</param>
public readonly record struct FineCluster(int Id, double X, double Y, int Size, int Group);
