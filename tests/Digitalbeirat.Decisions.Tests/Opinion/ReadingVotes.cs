using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Reading;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Opinion;

public sealed class ReadingVotes
{
    static VotesRead Read(string text) => VotesCsv.Read(new StringReader(text));

    [Theory]
    [InlineData("voter-id,comment-id,vote\n1,1,1\n1,2,2\n", 3, "vote", "\"2\" is not a vote")]
    [InlineData("voter-id,comment-id,vote\n1,1,\n", 2, "vote", "\"\" is not a vote")]
    [InlineData("voter-id,comment-id,vote\n1,1\n", 2, null, "2 fields where the first line names 3")]
    [InlineData("voter-id,comment-id,vote\n\n\n1,\"1,1\n", 4, null, "never closed")]
    [InlineData("voter-id,comment-id,vote\n1,\"1\"2,1\n", 2, null, "follows a closing quotation mark")]
    [InlineData("voter-id,comment-id,vote\n1,1\"2,1\n", 2, null, "in the middle of a field")]
    [InlineData("voter-id,comment-id,vote\n,1,1\n", 2, "voter-id", "empty")]
    [InlineData("voter-id,vote\n1,1\n", 1, null, "no column comment-id")]
    [InlineData("name,age\nx,1\n", 1, null, "neither a column vote nor a column participant")]
    [InlineData("participant,1,2\n5,1,x\n", 2, "2", "\"x\" is not a vote")]
    [InlineData("participant,1,1\n5,1,1\n", 1, null, "same statement")]
    [InlineData("participant,statement,vote,time\na,b,1,yesterday\n", 2, "time", "not a time")]
    public void A_broken_file_is_answered_with_line_column_and_reason(string text, int line, string? column, string reason)
    {
        var error = Assert.Throws<VoteFileException>(() => Read(text));
        Assert.Equal(line, error.Line);
        Assert.Equal(column, error.Column);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comment-id,moderated\n1,2\n", 2, "state of moderation")]
    [InlineData("comment-id,moderated\n1,1\n1,1\n", 3, "listed twice")]
    [InlineData("body\nx\n", 1, "no column comment-id")]
    public void A_broken_list_of_statements_too(string text, int line, string reason)
    {
        var error = Assert.Throws<VoteFileException>(() => StatementsCsv.Read(new StringReader(text)));
        Assert.Equal(line, error.Line);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_vote_counts_by_time_and_without_time_by_line()
    {
        Assert.Equal(1, VoteMatrix.AnswerOf(Read("participant,statement,vote,time\na,s,1,2026-01-02\na,s,-1,2026-01-01\n").Conversation.Votes.Row(0)[0]));
        var read = Read("participant,statement,vote\na,s,1\na,s,-1\nb,s,0\n");
        Assert.Equal(-1, VoteMatrix.AnswerOf(read.Conversation.Votes.Row(0)[0]));
        Assert.Equal(1, read.Replaced);
    }

    [Fact]
    public void Ids_are_ordered_as_numbers_where_they_are_numbers()
    {
        var read = Read("participant;statement;vote\n10;b;1\n9;a;1\n007;b;0\nÄnne;10;-1\n");
        Assert.Equal(["9", "10", "007", "Änne"], read.Conversation.Participants);
        Assert.Equal(["10", "a", "b"], read.Conversation.Statements.Select(s => s.Id));
    }

    [Fact]
    public void Blank_lines_byte_order_marks_and_windows_line_ends_do_not_matter()
    {
        var read = Read("\uFEFFvoter-id,comment-id,vote\r\n" + new string('\n', 100_000) + "1,1,1\r\n\r\n2,1,-1");
        Assert.Equal(2, read.Conversation.Votes.Votes);
    }

    [Fact]
    public void Rows_a_spreadsheet_left_empty_are_nobody() => Assert.Equal(2, Read("participant;statement;vote\n" + string.Concat(Enumerable.Repeat(";;\n", 1000)) + "1;1;1\n ;; \n2;1;0\n").Conversation.Votes.Votes);

    [Fact]
    public void Nothing_is_an_empty_conversation() => Assert.Equal(0, Read("").Conversation.Votes.Votes + Read("\n\n").Conversation.Votes.Votes + Read("voter-id,comment-id,vote\n").Conversation.Votes.Votes);

    [Fact]
    public void Votes_on_statements_nobody_listed_count_and_are_named()
    {
        var listed = StatementsCsv.Read(new StringReader("statement,text,moderated\ns1,\"Mehr \"\"Bänke\"\"\nim Park\",1\n"));
        var read = VotesCsv.Read(new StringReader("participant,statement,vote\na,s1,1\na,s2,1\n"), listed);
        Assert.Equal(["s2"], read.Unlisted);
        Assert.Equal("Mehr \"Bänke\"\nim Park", read.Conversation.Statements[0].Text);
        Assert.Equal(2, read.Conversation.Votes.Votes);
    }
}
