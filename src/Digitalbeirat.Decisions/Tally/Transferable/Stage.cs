namespace Digitalbeirat.Decisions.Tally.Transferable;

/// <summary>One stage of a count by transferable votes. Votes are whole numbers of the count's smallest unit.</summary>
/// <param name="Number">From 0, the first preferences.</param>
/// <param name="Step">What was done.</param>
/// <param name="Moved">Whose votes were transferred or who was excluded; −1 where nobody's.</param>
/// <param name="Votes">Each candidate's votes at the end of the stage.</param>
/// <param name="NonTransferable">Votes without a further choice.</param>
/// <param name="Quota">The quota of the stage.</param>
/// <param name="Elected">Who was elected in the stage, in order.</param>
public sealed record Stage(int Number, StageStep Step, int Moved, long[] Votes, long NonTransferable, long Quota, IReadOnlyList<int> Elected);
