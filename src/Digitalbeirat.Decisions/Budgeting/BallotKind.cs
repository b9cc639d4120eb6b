namespace Digitalbeirat.Decisions.Budgeting;

/// <summary>How voters could fill in their ballots (Pabulib's vote_type). Knapsack ballots are approval ballots with a limit on the sum of costs (max_sum_cost).</summary>
public enum BallotKind
{
    /// <summary>Any number of projects, unordered.</summary>
    Approval,

    /// <summary>Exactly one project.</summary>
    ChooseOne,

    /// <summary>A fixed sum of points spread over projects.</summary>
    Cumulative,

    /// <summary>A grade for each project.</summary>
    Scoring,

    /// <summary>Projects in order, best first.</summary>
    Ordinal,
}
