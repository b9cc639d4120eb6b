using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>Tells a run of equal shares as rounds.</summary>
sealed class TraceShares(Claims claims, SharesRun run)
{
    public Outcome Outcome(string name, Fraction endowment)
    {
        List<Round> rounds = [];
        for (var step = 0; step < run.Bought.Count; step++)
        {
            var c = run.Bought[step];
            long full = 0, all = 0;
            foreach (var e in run.Payments.PayersOf(step)) full += (long)claims.Weight[e];
            for (var e = claims.Start[c]; e < claims.Start[c + 1]; e++)
                if (run.Payments.EmptiedIn(claims.Ballot[e]) == step) all += (long)claims.Weight[e];
            var price = run.Payments.Price(step);
            rounds.Add(new(c, true, claims.Cost(c) == 0 ? RoundReason.Free : RoundReason.Best)
            {
                Price = price,
                // Cost over the largest payment; for utilities other than cost, utility per cent paid.
                Measure = price.Numerator.IsZero ? double.PositiveInfinity : claims.Worth[c] / price.ToDouble(),
                PaidInFull = full,
                GaveAll = all,
                SupportersMoney = run.Payments.Had[step],
            });
        }
        rounds.AddRange(run.Dropped.Select(d => new Round(d.Project, false, RoundReason.SupportersCannotPay) { SupportersMoney = d.Had }));
        for (var c = 0; c < claims.Projects; c++) if (claims.Total[c] == 0) rounds.Add(new(c, false, RoundReason.NoSupport));
        return new(name, [.. run.Bought], run.Cost, [.. run.Ties], rounds) { Endowment = endowment, Payments = run.Payments };
    }
}
