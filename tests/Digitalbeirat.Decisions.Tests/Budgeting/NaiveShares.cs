using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Rules;
using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tests.Budgeting;

/// <summary>The definitions written down literally, in fractions, voter by voter: slow and plain, to hold the engine against.</summary>
static class NaiveShares
{
    static Fraction U(Election e, Utility utility, int voter, int p)
    {
        var b = e.Ballots.BallotOf(voter);
        var at = e.Ballots.On(b).IndexOf(p);
        if (at < 0) return 0;
        return utility switch
        {
            Utility.Cardinality => 1,
            Utility.Points => e.Ballots.PointsOn(b)[at],
            Utility.Borda => e.Ballots.On(b).Length - at - 1,
            _ => e.Projects[p].Cost * (e.Ballots.PointsOn(b).IsEmpty ? 1 : e.Ballots.PointsOn(b)[at]),
        };
    }

    public static List<int> EqualShares(Election e, Utility utility, Fraction endowment)
    {
        var n = e.Ballots.Voters;
        var money = Enumerable.Repeat(endowment, n).ToArray();
        List<int> bought = [];
        while (true)
        {
            int best = -1;
            Fraction bestRho = 0;
            for (var p = 0; p < e.Projects.Count; p++)
            {
                if (bought.Contains(p)) continue;
                var supporters = Enumerable.Range(0, n).Where(v => U(e, utility, v, p) > 0).ToList();
                if (supporters.Count == 0 || supporters.Aggregate((Fraction)0, (s, v) => s + money[v]) < e.Projects[p].Cost) continue;
                // The smallest rho is one at which some supporters give all and the others pay the rest.
                var rho = supporters.Select(v => money[v] / U(e, utility, v, p)).Append(0).Select(limit =>
                {
                    var poor = supporters.Where(v => money[v] / U(e, utility, v, p) <= limit).ToList();
                    var rich = supporters.Except(poor).ToList();
                    var missing = e.Projects[p].Cost - poor.Aggregate((Fraction)0, (s, v) => s + money[v]);
                    return rich.Count == 0 ? (missing <= 0 ? limit : (Fraction?)null) : missing / rich.Aggregate((Fraction)0, (s, v) => s + U(e, utility, v, p));
                }).OfType<Fraction>().Where(r => supporters.Aggregate((Fraction)0, (s, v) => s + Fraction.Min(money[v], r * U(e, utility, v, p))) >= e.Projects[p].Cost).Min();
                if (best < 0 || rho < bestRho || rho == bestRho && string.CompareOrdinal(e.Projects[p].Id, e.Projects[best].Id) < 0) (best, bestRho) = (p, rho);
            }
            if (best < 0) return bought;
            for (var v = 0; v < n; v++) money[v] -= Fraction.Min(money[v], bestRho * U(e, utility, v, best));
            bought.Add(best);
        }
    }

    public static List<int> Phragmen(Election e)
    {
        var load = new Fraction[e.Ballots.Voters];
        List<int> bought = [];
        while (true)
        {
            var offers = Enumerable.Range(0, e.Projects.Count).Where(p => !bought.Contains(p)).Select(p => (Project: p, Supporters: Enumerable.Range(0, load.Length).Where(v => e.Ballots.On(e.Ballots.BallotOf(v)).Contains(p)).ToList()))
                .Where(o => o.Supporters.Count > 0).Select(o => (o.Project, o.Supporters, At: (e.Projects[o.Project].Cost + o.Supporters.Aggregate((Fraction)0, (s, v) => s + load[v])) / o.Supporters.Count)).ToList();
            if (offers.Count == 0) return bought;
            var first = offers.Min(o => o.At);
            var tied = offers.Where(o => o.At == first).ToList();
            if (tied.Exists(o => bought.Sum(b => e.Projects[b].Cost) + e.Projects[o.Project].Cost > e.Budget)) return bought;
            var (project, supporters, at) = tied.MinBy(o => e.Projects[o.Project].Id, StringComparer.Ordinal);
            foreach (var v in supporters) load[v] = at;
            bought.Add(project);
        }
    }
}
