using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Tally.Ranked;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Tally;

/// <summary>BLT files as they are written in the world.</summary>
public sealed class ReadingBallotFiles
{
    [Fact]
    public void Every_real_file_is_read_as_it_is()
    {
        foreach (var file in Directory.GetFiles(OpenData.Path("voting", "scot-elex", "blt"), "*.blt").Concat(Directory.GetFiles(OpenData.Path("voting", "droop", "blt"), "*.blt", SearchOption.AllDirectories)))
        {
            var e = BltReader.Read(File.ReadAllText(file));
            Assert.NotEmpty(e.Title);
            Assert.All(e.Candidates, c => Assert.DoesNotContain('"', c.Trim('\'')));
        }
    }

    [Theory]
    [InlineData("3 2\n4 1 2 0\n2 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n")]
    [InlineData("\uFEFF3 2,\r\n4 1 2 0,\r\n2 3 0\r\n0\r\nA\r\nB\r\nC\r\nT\r\n")]
    [InlineData("3 2 # three\n[tie 3 2 1]\n[nick a b c]\n4 a b 0 /* four */ 2 c 0 0\n\"A\" \"B\" \"C\"\n\"T\"\n", "A (B) (C)")]
    [InlineData("3 2\n(one) 4 1 - 2 0\n(two) 2 3 0\n0\n\"\"\"A\"\" \"\"Party, of A\"\"\"\n\"B\"\n\"C\"\n\"T\"\n", "A (Party, of A)")]
    public void Spellings_of_the_format_mean_the_same(string text, string first = "A")
    {
        if (text.Contains("\"A\" \"B\"", StringComparison.Ordinal)) text = text.Replace("\"T\"\n", "x\ny\nT\n", StringComparison.Ordinal);
        var e = BltReader.Read(text);
        Assert.Equal((3, 2, first), (e.Candidates.Count, e.Seats, e.Candidates[0]));
        Assert.Equal([4, 2], e.Count);
        Assert.Equal([0, 1, 2], e.Choice);
    }

    [Fact]
    public void Equal_ranks_and_withdrawn_candidates_are_kept()
    {
        var e = BltReader.Read("3 1\n-2\n2 1=3 2 0\n0\nA\nB\nC\nT");
        Assert.Equal([false, true, false], e.EqualToLast!);
        Assert.Equal([1], e.Withdrawn);
        var pairs = Pairwise.Of(e);
        Assert.Equal(0, pairs.Margin(0, 2));
        Assert.Equal([0, 2], pairs.Standing);
    }

    [Theory]
    [InlineData("2 1\n3 1 2 0\n0\n\"A\" # first\n\"B # b\"\n\"T\" # nice", "A|B # b|T")]
    [InlineData("2 1\n3.0 1 2 0\n0\n\"A\" \"B\" \"T\"", "A|B|T")]
    [InlineData("2 1\n3 1 2 0\n0\n\"A\"\n\"A\"\n", "A (1)|A (2)|")]
    [InlineData("2 1\r\n3 1 2 0\r\n0\r\n\"A \"\"P\"\"\"\r\n\"B\" \"Q\"\r\nT\r\n", "A (P)|B (Q)|T")]
    public void Names_are_read_with_parties_remarks_and_beside_one_another(string text, string names)
    {
        var e = BltReader.Read(text);
        Assert.Equal(names, string.Join('|', e.Candidates.Append(e.Title)));
        Assert.Equal([3], e.Count);
    }

    [Theory]
    [InlineData("2 1\n2.5 1 2 0\n0\nA\nB\n", 2, "count")]
    [InlineData("", 1, "the number of candidates")]
    [InlineData("three 2", 1, "the number of candidates")]
    [InlineData("3 0\n", 1, "the number of seats")]
    [InlineData("3 2\n4 1 9 0\n0\nA\nB\nC\nT", 2, "choice")]
    [InlineData("3 2\n4 1 1 0\n0\nA\nB\nC\nT", 2, "choice")]
    [InlineData("3 2\n4 1 x 0\n0\nA\nB\nC\nT", 2, "choice")]
    [InlineData("3 2\n4 1 2 0\n2 3", 3, "choice")]
    [InlineData("3 2\n4 1 2 0\nmany 1 0\n0\nA\nB\nC\nT", 3, "count")]
    [InlineData("3 2\n-7\n4 1 0\n0\nA\nB\nC\nT", 2, "withdrawn")]
    [InlineData("3 2\n[tie 1 2\n4 1 0\n", 2, "tie")]
    [InlineData("3 2\n4 1 2 0\n0\nA\nB", 5, "name")]
    [InlineData("3 2 /* no end\n", 1, "comment")]
    public void What_cannot_be_understood_is_named_with_line_and_column(string text, int line, string column)
    {
        var wrong = Assert.Throws<Unreadable>(() => BltReader.Read(text));
        if (column != "tie") Assert.Equal(line, wrong.Line);
        Assert.Equal(column, wrong.Column);
    }
}
