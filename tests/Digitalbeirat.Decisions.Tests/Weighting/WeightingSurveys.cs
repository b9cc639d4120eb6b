using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Weighting;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Weighting;

/// <summary>Weights match the population and say what they cannot do.</summary>
public sealed class WeightingSurveys
{
    static IReadOnlyList<Margin> Margins(string text) => ReadMargins.From(Table.Read(text));

    const string population = "variable;category;count\nsex;f;51\nsex;m;49\nage;young;30\nage;old;70\n";

    static List<IReadOnlyList<string>> Answers(int youngF, int youngM, int oldF, int oldM) =>
        [.. Enumerable.Repeat<IReadOnlyList<string>>(["f", "young"], youngF), .. Enumerable.Repeat<IReadOnlyList<string>>(["m", "young"], youngM), .. Enumerable.Repeat<IReadOnlyList<string>>(["f", "old"], oldF), .. Enumerable.Repeat<IReadOnlyList<string>>(["m", "old"], oldM)];

    [Fact]
    public void Weighted_shares_are_those_of_the_population()
    {
        var w = new Raking().Run(Answers(10, 20, 15, 25), ["sex", "age"], Margins(population));
        Assert.True(w.Converged);
        Assert.All(w.Cells, c => Assert.Equal(c.Population, c.WeightedShare, 5));
        Assert.Equal(70, w.Weights.Sum(), 6);
        Assert.Equal(w.Weights.Length * w.Weights.Sum(x => x * x) / Math.Pow(w.Weights.Sum(), 2), w.DesignEffect, 9);
        Assert.Equal(70 / w.DesignEffect, w.EffectiveSize, 9);
    }

    [Fact]
    public void A_joint_table_gives_each_cell_its_weight_at_once()
    {
        // Post-stratification has a closed form: population share over sample share.
        var w = new Raking { Most = 100 }.Run(Answers(1, 2, 3, 4), ["sex", "age"], Margins("variable;category;count\nsex*age;f*young;40\nsex*age;m*young;10\nsex*age;f*old;20\nsex*age;m*old;30\n"));
        Assert.Equal([4, .5, .5, 2 / 3.0, 2 / 3.0, 2 / 3.0, .75, .75, .75, .75], w.Weights.Select(x => Math.Round(x, 9)).Select(x => x == Math.Round(2 / 3.0, 9) ? 2 / 3.0 : x));
    }

    [Property(MaxTest = 100)]
    public void Raking_keeps_the_odds_between_cells_and_the_order_of_answers_changes_nothing(int seed)
    {
        var random = new Random(seed);
        var answers = Answers(random.Next(1, 30), random.Next(1, 30), random.Next(1, 30), random.Next(1, 30));
        var w = new Raking { Most = 1000, Tolerance = 1e-10 }.Run(answers, ["sex", "age"], Margins(population));
        double Weight(string sex, string age) => w.Weights[answers.FindIndex(a => a[0] == sex && a[1] == age)];
        Assert.Equal(1, Weight("f", "young") * Weight("m", "old") / (Weight("m", "young") * Weight("f", "old")), 6);
        var order = Enumerable.Range(0, answers.Count).ToArray();
        random.Shuffle(order);
        var other = new Raking { Most = 1000, Tolerance = 1e-10 }.Run([.. order.Select(i => answers[i])], ["sex", "age"], Margins(population));
        Assert.Equal(order.Select(i => w.Weights[i]), other.Weights);
    }

    [Fact]
    public void Bounds_are_kept_and_what_they_prevent_is_said()
    {
        var w = new Raking { Most = 2 }.Run(Answers(1, 1, 50, 48), ["sex", "age"], Margins(population));
        Assert.False(w.Converged);
        Assert.True(w.Largest <= 2 && w.Deviation > 0.1);
        Assert.Equal(100, w.Weights.Sum(), 6);
    }

    [Fact]
    public void Nobody_of_a_category_is_named_and_merged_or_left_out()
    {
        var margins = Margins("variable;category;count\nage;young;30\nage;middle;30\nage;old;40\n");
        IReadOnlyList<string>[] answers = [["young"], ["old"], ["old"]];
        var merged = new Raking().Run(answers, ["age"], margins);
        Assert.Contains("their part is given to young", Assert.Single(merged.Notes));
        Assert.Equal(0.6, merged.Weights[0] / 3, 5);
        var named = new Raking { MergeEmpty = false }.Run(answers, ["age"], margins);
        Assert.Contains("not represented", Assert.Single(named.Notes));
        Assert.Equal(30 / 70.0, named.Weights[0] / 3, 5);
        Assert.Equal("middle", merged.Missing[0].Category);
    }

    [Fact]
    public void Intervals_widen_with_the_weights()
    {
        var even = new Raking().Run(Answers(51, 49, 119, 114), ["sex", "age"], Margins(population)).Shares([.. Enumerable.Range(0, 333).Select(i => i % 2 == 0 ? "yes" : "no")]);
        var uneven = new Raking().Run(Answers(10, 40, 20, 263), ["sex", "age"], Margins(population)).Shares([.. Enumerable.Range(0, 333).Select(i => i % 2 == 0 ? "yes" : "no")]);
        Assert.All(even.Concat(uneven), s => Assert.InRange(s.Share, s.Low, s.High));
        Assert.True(uneven[0].High - uneven[0].Low > 1.3 * (even[0].High - even[0].Low));
        Assert.Equal(1, uneven.Sum(s => s.Share), 9);
    }

    [Fact]
    public void An_unanswered_question_about_oneself_leaves_the_weight_to_the_other_margins()
    {
        var answers = Answers(10, 20, 15, 25);
        answers.Add(["f", ""]);
        var w = new Raking().Run(answers, ["sex", "age"], Margins(population));
        Assert.True(w.Converged && w.Weights[^1] > 0);
    }

    [Theory]
    [InlineData("variable;count\nsex;1", 1, "category")]
    [InlineData("variable;category;count\nsex;f;many", 2, "count")]
    [InlineData("variable;category;count\nsex;f;1\nsex;f;2", 3, "category")]
    [InlineData("variable;category;count\nsex*age;f;1", 2, "category")]
    [InlineData("variable;category;count\nsex;f;0", 0, "sex")]
    [InlineData("variable;category;count\nsex;f;1\nSex;F;2", 3, "category")]
    [InlineData("variable;category;count\nsex;f;12.345", 2, "count")]
    [InlineData("variable\tcategory\tcount\nsex\tf\t312,345", 2, "count")]
    [InlineData("variable;category;count\nsex;f;-1", 2, "count")]
    [InlineData("", 0, null)]
    [InlineData("variable;category;count\nsex;f;1;2", 2, null)]
    [InlineData("variable;variable;count\n", 1, "variable")]
    [InlineData("variable;category;count\n\"sex;f;1", 2, null)]
    public void Margins_that_cannot_be_understood_are_named_with_line_and_column(string text, int line, string? column)
    {
        var wrong = Assert.Throws<Unreadable>(() => Margins(text));
        Assert.Equal((line, column), (wrong.Line, wrong.Column));
    }

    [Fact]
    public void A_value_that_no_category_has_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Raking().Run([["x", "old"]], ["sex", "age"], Margins(population)));
        Assert.Throws<ArgumentException>(() => new Raking().Run([["f"]], ["sex"], Margins(population)));
    }

    [Fact]
    public void Shares_may_have_decimals_and_joint_tables_may_be_written_with_spaces()
    {
        var margins = Margins("variable;category;share\nsex * age;f * young;12.345\nSex*Age;m*young;87,655\n");
        Assert.Equal([12.345, 87.655], Assert.Single(margins).Cells.Select(c => c.Count));
    }

    [Fact]
    public void An_empty_cell_of_a_joint_table_goes_to_people_who_differ_in_one_thing_only()
    {
        var margins = Margins("variable;category;count\nage*sex;young*f;10\nage*sex;young*m;20\nage*sex;old*f;30\nage*sex;old*m;40\n");
        var w = new Raking { Most = 100 }.Run([["young", "m"], ["old", "m"], ["old", "m"], ["young", "f"]], ["age", "sex"], margins);
        Assert.Contains("nobody of old × f answered; their part is given to young × f", Assert.Single(w.Notes));
        Assert.Equal(0.2 * 4, w.Weights[0], 6);
    }

    [Property(MaxTest = 60)]
    public void Weights_stay_in_their_bounds_and_have_the_mean_one_however_tight_the_bounds(int seed)
    {
        var random = new Random(seed);
        var answers = Answers(random.Next(1, 9), random.Next(1, 9), random.Next(1, 90), random.Next(1, 90));
        var raking = new Raking { Least = random.NextDouble(), Most = 1 + random.NextDouble(), Cycles = 50 };
        var w = raking.Run(answers, ["sex", "age"], Margins(population));
        Assert.All(w.Weights, x => Assert.InRange(x, raking.Least, raking.Most));
        Assert.Equal(1, w.Weights.Average(), 6);
        Assert.All(new Raking { Most = 1 }.Run(answers, ["sex", "age"], Margins(population)).Weights, x => Assert.Equal(1, x, 6));
    }

    [Fact]
    public void Margins_that_contradict_each_other_are_not_said_to_be_matched()
    {
        var w = new Raking { Most = 50 }.Run(Answers(5, 0, 0, 5), ["sex", "age"], Margins("variable;category;count\nsex;f;80\nsex;m;20\nage;young;20\nage;old;80\n"));
        Assert.False(w.Converged);
        Assert.True(w.Deviation > 0.2 && w.Weights.All(double.IsFinite));
    }

    [Fact]
    public void Equal_base_weights_change_nothing_and_others_are_started_from()
    {
        var answers = Answers(10, 20, 15, 25);
        var plain = new Raking().Run(answers, ["sex", "age"], Margins(population));
        var even = new Raking().Run(answers, ["sex", "age"], Margins(population), [.. answers.Select(_ => 7.5)]);
        Assert.All(plain.Weights.Zip(even.Weights), p => Assert.Equal(p.First, p.Second, 9));
        var based = new Raking().Run(answers, ["sex", "age"], Margins(population), [.. answers.Select((_, i) => i % 2 == 0 ? 2.0 : 1)]);
        Assert.True(based.Converged);
        Assert.Equal(2, based.Weights[0] / based.Weights[1], 6);
    }
}
