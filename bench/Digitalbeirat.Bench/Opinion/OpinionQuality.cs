using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Improved;
using Digitalbeirat.Decisions.Opinion.Polis;

namespace Digitalbeirat.Bench.Opinion;

/// <summary>Q1 to Q4 on the open conversations: how well hidden votes are foretold, how steady the consensus is, how far the axes are response style, how small groups get.</summary>
/// <remarks>
/// Nothing is tuned on hidden votes: variances, noise and the relevance of factors are learned from the votes shown (that is the inner loop), the hidden ones are only looked at once.
/// Beside it, on the same split: the two-dimensional Polis model with its scaling, and ridge regression with 3 factors, penalties 6 and 3, which was tuned on hidden votes of these conversations and is the best of eight.
/// The rows are losses, so that less is better: 1 − AUC, mean squared error, 1 − rank correlation.
/// </remarks>
static class OpinionQuality
{
    const int Repeats = 2;

    public static IEnumerable<Row> Rows()
    {
        var (ours, polis, ridge) = (new Loss(), new Loss(), new Loss());
        var (steady, steadyPolis, style, polisStyle, singles, polisSingles, n) = (0.0, 0.0, 0.0, 0.0, 0, 0, 0);
        foreach (var (name, c) in OpenConversations.All)
        {
            var active = Active(c);
            // Too few people to hide a tenth of their votes.
            if (active.Participants < 50) continue;
            n++;
            var own = new Loss();
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                var (shown, hidden) = Split(active, 0.9, (ulong)(repeat * 7919 + 13));
                var improved = Improved(shown);
                own.Add(hidden, improved);
                ours.Add(hidden, improved);
                polis.Add(hidden, Polis(shown));
                ridge.Add(hidden, Ridge.Fit(shown, 3, 25, 6, 3));
            }
            yield return new($"hidden votes of {name}, 1 − AUC", 1000 * (1 - own.Auc), "‰", $"mean squared error {own.Mse:0.0000}");
            var left = new bool[active.Statements];
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                var (kept, _) = Split(active, 0.4, (ulong)(repeat * 104729 + 71));
                steady += Same(MapOpinions.Of(active, left), MapOpinions.Of(kept, left)) / Repeats;
                steadyPolis += Same(MapOpinions.Of(active, left, MapMode.Polis), MapOpinions.Of(kept, left, MapMode.Polis)) / Repeats;
            }
            var (map, as_) = (MapOpinions.Of(c.Votes, c.Left), MapOpinions.Of(c.Votes, c.Left, MapMode.Polis));
            style = Math.Max(style, Styled(c, map));
            polisStyle = Math.Max(polisStyle, Styled(c, as_));
            singles += map.Groups.Count(g => g.Size < 5);
            polisSingles += as_.Groups.Count(g => g.Size < 5);
        }
        if (n == 0) yield break;
        yield return new($"Q1 1 − AUC of hidden votes, mean of {n}", 1000 * (1 - ours.Auc), "‰", $"same split: Polis {1000 * (1 - polis.Auc):0.0}, tuned ridge {1000 * (1 - ridge.Auc):0.0}; target, 4 better than the ridge: {1000 * (1 - ridge.Auc) - 4:0.0}", 1000 * (1 - ridge.Auc));
        yield return new($"Q1 mean squared error of hidden votes, mean of {n}", 1000 * ours.Mse, "‰", $"same split: Polis {1000 * polis.Mse:0.0}, tuned ridge {1000 * ridge.Mse:0.0}; target, 7 better than the ridge: {1000 * ridge.Mse - 7:0.0}", 1000 * ridge.Mse);
        yield return new("Q2 consensus on 40 % of the votes, 1 − rank correlation with all", 1000 * (1 - steady / n), "‰", $"same votes: group-aware consensus of Polis {1000 * (1 - steadyPolis / n):0.0} (recorded with fixed groups 96); target 50", 65);
        yield return new("Q3 greatest rank correlation of an axis with response style", style, "", $"Polis {polisStyle:0.00}; target 0.10", 0.30);
        yield return new("Q4 groups of fewer than five people", singles, "", $"Polis {polisSingles}; target 0", 0);
    }

    static VoteMatrix Active(Conversation c)
    {
        var active = c.Votes.Without(c.Left);
        var (rows, next) = (new List<(int, int, int)>(), 0);
        for (var i = 0; i < active.Participants; i++)
        {
            if (active.Row(i).Length < 7) continue;
            foreach (var cell in active.Row(i)) rows.Add((next, VoteMatrix.StatementOf(cell), VoteMatrix.AnswerOf(cell)));
            next++;
        }
        return VoteMatrix.From(next, active.Statements, rows);
    }

    static (VoteMatrix Shown, List<(int Person, int Statement, int Answer)> Hidden) Split(VoteMatrix votes, double share, ulong seed)
    {
        var (shown, hidden) = (new List<(int, int, int)>(), new List<(int, int, int)>());
        for (var i = 0; i < votes.Participants; i++)
            foreach (var cell in votes.Row(i)) (Synthetic.Uniform(ref seed) < share ? shown : hidden).Add((i, VoteMatrix.StatementOf(cell), VoteMatrix.AnswerOf(cell)));
        return (VoteMatrix.From(votes.Participants, votes.Statements, shown), hidden);
    }

    static Func<int, int, double> Improved(VoteMatrix shown)
    {
        var (model, placing) = Learning.Run(shown);
        return Places.Of(shown, [.. Enumerable.Range(0, shown.Participants)], model, placing).Expect;
    }

    static Func<int, int, double> Polis(VoteMatrix shown)
    {
        var map = PolisMap.Compute(shown, new bool[shown.Statements]);
        return (i, j) => map.Center[j] + map.X[i] * map.Components[0][j] + map.Y[i] * map.Components[1][j];
    }

    static double Same(OpinionMap whole, OpinionMap part)
    {
        int[] both = [.. whole.Views.Where(v => v.Consensus is not null && part.Views[v.Statement].Consensus is not null).Select(v => v.Statement)];
        return Ranks.Correlation([.. both.Select(j => whole.Views[j].Consensus!.Value.Score)], [.. both.Select(j => part.Views[j].Consensus!.Value.Score)]);
    }

    static double Styled(Conversation c, OpinionMap map)
    {
        var active = c.Votes.Without(c.Left);
        var means = StatementCounts.Of(active).Select(s => s.Mean).ToArray();
        PersonOnMap[] people = [.. map.People.Where(p => active.Row(p.Participant).Length >= 7)];
        double[] style = [.. people.Select(p => active.Row(p.Participant).ToArray().Average(cell => VoteMatrix.AnswerOf(cell) - means[VoteMatrix.StatementOf(cell)]))];
        return Math.Max(Math.Abs(Ranks.Correlation([.. people.Select(p => p.X)], style)), Math.Abs(Ranks.Correlation([.. people.Select(p => p.Y)], style)));
    }

    sealed class Loss
    {
        double mse, auc;
        int runs;

        public double Mse => mse / runs;
        public double Auc => auc / runs;

        public void Add(List<(int Person, int Statement, int Answer)> hidden, Func<int, int, double> expect)
        {
            var foretold = hidden.Select(h => (Value: expect(h.Person, h.Statement), h.Answer)).ToArray();
            mse += foretold.Average(f => Math.Pow(Math.Clamp(f.Value, -1, 1) - f.Answer, 2));
            auc += Ranks.Auc([.. foretold.Where(f => f.Answer != 0).Select(f => (f.Value, f.Answer > 0))]);
            runs++;
        }
    }
}
