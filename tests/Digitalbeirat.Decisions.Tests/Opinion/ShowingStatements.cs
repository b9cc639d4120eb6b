using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Routing;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Opinion;

public sealed class ShowingStatements
{
    static NextStatement Router(int n = 30) => new([.. Enumerable.Range(0, n).Select(j => j / 10.0)], [.. Enumerable.Range(0, n).Select(j => 100 - j)], [.. Enumerable.Range(0, n).Select(j => j % 7 != 3)]);

    [Property]
    public bool The_same_seed_shows_the_same_statement(ulong seed) => Router().Draw([], seed) == Router().Draw([], seed);

    [Property]
    public bool Nobody_is_shown_what_they_voted_on_or_what_is_closed(ulong seed, int[] voted)
    {
        ushort[] row = [.. voted.Select(v => (int)((uint)v % 30)).Distinct().Order().Select(j => VoteMatrix.Cell(j, 1))];
        return Router().Draw(row, seed) is not { } shown || (shown.Statement % 7 != 3 && row.All(c => VoteMatrix.StatementOf(c) != shown.Statement));
    }

    [Fact]
    public void The_recorded_probability_is_the_one_with_which_it_happens()
    {
        var router = Router();
        ushort[] voted = [VoteMatrix.Cell(28, 0), VoteMatrix.Cell(29, 1)];
        var draws = Enumerable.Range(0, 40_000).Select(i => router.Draw(voted, (ulong)i)!.Value).ToArray();
        var told = draws.DistinctBy(d => d.Statement).ToDictionary(d => d.Statement, d => d.Probability);
        Assert.Equal(1, told.Values.Sum(), 1e-9);
        foreach (var (statement, p) in told) Assert.Equal(p, draws.Count(d => d.Statement == statement) / 40_000.0, 5 * Math.Sqrt(p * (1 - p) / 40_000));
    }

    [Fact]
    public void Somebody_who_voted_on_all_but_one_is_shown_that_one_and_then_nothing()
    {
        var router = Router();
        ushort[] all = [.. Enumerable.Range(0, 30).Select(j => VoteMatrix.Cell(j, 1))];
        Assert.Equal(new Shown(0, 1), router.Draw(all.AsSpan(1), 4));
        Assert.Null(router.Draw(all, 4));
    }

    [Fact]
    public void A_new_statement_is_shown_more_often_until_it_is_known_and_none_is_ever_out_of_reach()
    {
        var router = new NextStatement([1, 1, 0], [1000, 0, 1000], [true, true, true]);
        Assert.Equal(5, Of(1) / Of(0), 0.01);
        Assert.Equal(0.1 / 1.6, Of(2) / Of(0), 0.01); // the floor, a tenth of the mean information, against 1.5 + 0.1
        for (var vote = 0; vote < 200; vote++) router.Voted(1);
        Assert.Equal(1, Of(1) / Of(0), 0.01);

        double Of(int statement) => Enumerable.Range(0, 400).Select(i => router.Draw([], (ulong)i)!.Value).First(d => d.Statement == statement).Probability;
    }

    [Fact]
    public void Kept_up_or_made_anew_it_is_the_same()
    {
        var kept = Router();
        int[] seen = [.. Enumerable.Range(0, 30).Select(j => 100 - j)];
        bool[] open = [.. Enumerable.Range(0, 30).Select(j => j % 7 != 3)];
        for (var j = 0; j < 30; j += 2) { kept.Voted(j); kept.Voted(j); kept.Voted(j + 1, -1); seen[j] += 2; seen[j + 1]--; }
        var anew = new NextStatement([.. Enumerable.Range(0, 30).Select(j => j / 10.0)], seen, open);
        for (ulong seed = 0; seed < 200; seed++) Assert.Equal(anew.Draw([], seed), kept.Draw([], seed));
    }
}
