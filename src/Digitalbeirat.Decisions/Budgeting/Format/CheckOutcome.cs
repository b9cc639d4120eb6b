using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Decisions.Budgeting.Format;

/// <summary>Whether the published outcome keeps to the budget and to the rule that the file names.</summary>
static class CheckOutcome
{
    public static IEnumerable<Finding> Run(Election e)
    {
        if (e.Projects.All(p => p.Selected is null)) yield break;
        var all = e.Projects.Sum(p => p.Cost);
        var spent = e.Projects.Where(p => p.Selected == 1).Sum(p => p.Cost);
        if (spent > e.Budget) yield return new("budget exceeded", 0, $"The published outcome costs {Cents.Write(spent)}, the budget is {Cents.Write(e.Budget)}");
        if (e.Field("fully_funded") == "1")
        {
            if (all > e.Budget) yield return new("wrong fully_funded flag", 0, $"All projects are said to be paid; they cost {Cents.Write(all)}, the budget is {Cents.Write(e.Budget)}");
            yield break;
        }
        if (all <= e.Budget) yield return new("all projects funded", 0, $"All projects cost {Cents.Write(all)}, the budget is {Cents.Write(e.Budget)}: there was nothing to decide");
        foreach (var f in e.Field("rule") switch
        {
            "greedy" or "greedy-threshold" => [.. Unused(e, spent), .. NotFollowed(e, new())],
            "greedy-exclusive" or "greedy-custom" => Unused(e, spent),
            "greedy-no-skip" => NotFollowed(e, new() { StopAtFirstMisfit = true }),
            _ => [],
        }) yield return f;
    }

    static long Threshold(Election e) => decimal.TryParse(e.Field("min_project_score_threshold"), System.Globalization.CultureInfo.InvariantCulture, out var t) && Math.Abs(t) < 1e9m ? (long)Math.Ceiling(t * e.PointUnit) : 0;

    /// <summary>Projects that the rest would still pay, the best first.</summary>
    static IEnumerable<Finding> Unused(Election e, long spent)
    {
        var left = e.Budget - spent;
        foreach (var p in Enumerable.Range(0, e.Projects.Count).Where(p => e.Projects[p].Selected == 0 && e.Scores[p] > 0 && e.Scores[p] >= Threshold(e)).OrderByDescending(p => e.Scores[p]))
        {
            if (e.Projects[p].Cost > left) continue;
            left -= e.Projects[p].Cost;
            yield return new("unused budget", e.Projects[p].Line, $"The published outcome leaves enough for project {e.Projects[p].Id}") { Warning = e.Field("rule") is "greedy-exclusive" or "greedy-custom" };
        }
    }

    /// <summary>Compared with both usual ways to break ties, since files do not say which one held.</summary>
    static IEnumerable<Finding> NotFollowed(Election e, Greedy rule)
    {
        // Beyond this, votes times cost could not be compared exactly.
        if ((Int128)e.Projects.Max(p => p.Cost) * e.Scores.Max() > long.MaxValue) yield break;
        var published = Enumerable.Range(0, e.Projects.Count).Where(p => e.Projects[p].Selected == 1).ToHashSet();
        HashSet<int> Counted(TieRule cost) => [.. (rule with { Threshold = Threshold(e), Ties = new([cost, TieRule.FileOrder]) }).Run(e).Selected];
        var counted = Counted(TieRule.MinCost);
        if (counted.SetEquals(published) || Counted(TieRule.MaxCost).SetEquals(published)) yield break;
        string Ids(IEnumerable<int> projects) => string.Join(", ", projects.Order().Select(p => e.Projects[p].Id)) is { Length: > 0 } ids ? ids : "none";
        yield return new("greedy rule not followed", 0, $"By the rule {e.Field("rule")} the published outcome lacks projects {Ids(counted.Except(published))} and has too many: {Ids(published.Except(counted))}") { Warning = true };
    }
}
