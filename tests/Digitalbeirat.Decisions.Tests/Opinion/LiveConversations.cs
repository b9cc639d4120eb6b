using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Live;
using Digitalbeirat.Decisions.Opinion.Polis;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Opinion;

public sealed class LiveConversations
{
    const int People = 60, Statements = 18;

    // Casts, changes, withdrawals and erasures in a random order; what is left is known apart from the engine.
    static (LiveConversation Live, Dictionary<(int, int), int> Left) Live(int seed, int steps = 3000)
    {
        var random = new Random(seed);
        var (live, left) = (new LiveConversation(Statements), new Dictionary<(int, int), int>());
        for (var step = 0; step < steps; step++)
        {
            var (i, j) = (random.Next(People), random.Next(Statements));
            switch (random.Next(100))
            {
                case 0:
                    live.Erase(i);
                    foreach (var vote in left.Keys.Where(v => v.Item1 == i).ToList()) left.Remove(vote);
                    break;
                case < 15:
                    live.Withdraw(i, j);
                    left.Remove((i, j));
                    break;
                default:
                    var answer = i % 3 == 0 ? random.Next(3) - 1 : (i + j) % 2 * 2 - 1;
                    live.Cast(i, j, answer);
                    left[(i, j)] = answer;
                    break;
            }
        }
        return (live, left);
    }

    static VoteMatrix Batch(Dictionary<(int, int), int> left) => VoteMatrix.From(left.Keys.Max(v => v.Item1) + 1, Statements, [.. left.Select(v => (v.Key.Item1, v.Key.Item2, v.Value))]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void After_any_sequence_the_map_is_to_the_last_bit_that_of_a_batch(int seed)
    {
        var (live, left) = Live(seed);
        var batch = Batch(left);
        Assert.Equal(left.Count, live.Votes);
        Assert.Equal(StatementCounts.Of(batch), Enumerable.Range(0, Statements).Select(j => live[j]));
        Assert.Equal(Conversations.Bits(MapOpinions.Of(batch, new bool[Statements])), Conversations.Bits(live.Draw(new bool[Statements])));
        var (one, other) = (live.DrawAsPolis(new bool[Statements]), PolisMap.Compute(batch, new bool[Statements]));
        Assert.Equal(other.X, one.X);
        Assert.Equal(other.GroupOf, one.GroupOf);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Pair_tables_kept_up_vote_by_vote_are_those_counted_at_once(int seed)
    {
        var random = new Random(seed);
        var votes = Conversations.Of(40, 12, 2, seed: seed);
        var tables = PairTables.Of(votes);
        var rows = Enumerable.Range(0, 40).Select(i => votes.Row(i).ToArray().ToList()).ToArray();
        for (var step = 0; step < 500; step++)
        {
            var row = rows[random.Next(40)];
            if (random.Next(2) == 0 && row.Count > 0)
            {
                var at = random.Next(row.Count);
                var cell = row[at];
                row.RemoveAt(at);
                tables.Change([.. row], cell, -1);
            }
            else if (VoteMatrix.Cell(random.Next(12), random.Next(3) - 1) is var cell && row.All(c => c >> 2 != cell >> 2))
            {
                tables.Change([.. row], cell, 1);
                row.Add(cell);
            }
        }
        Assert.True(tables.Same(PairTables.Of(VoteMatrix.From(40, 12, [.. rows.SelectMany((r, i) => r.Select(c => (i, (int)VoteMatrix.StatementOf(c), VoteMatrix.AnswerOf(c))))]))));
    }

    [Fact]
    public void The_components_from_pair_tables_are_those_from_passes_over_the_votes()
    {
        var conversation = PolisSets.Conversation("scoop-hivemind.taxes");
        var counts = StatementCounts.Of(conversation.Votes);
        double[] center = [.. counts.Select((c, j) => conversation.Left[j] ? 0 : c.Mean)];
        var passes = PolisMap.Compute(conversation.Votes, conversation.Left);
        var (vectors, _) = PairTables.Of(conversation.Votes).Leading(counts, center, conversation.Left, 2);
        for (var axis = 0; axis < 2; axis++)
            for (var j = 0; j < center.Length; j++) Assert.Equal(passes.Components[axis][j], vectors[axis][j], 1e-9);
    }

    [Fact]
    public void Somebody_is_placed_at_once_where_the_map_has_them_and_moves_with_the_next_vote()
    {
        var (live, _) = Live(7);
        var map = live.Draw(new bool[Statements]);
        foreach (var person in map.People) Assert.Equal((person.X, person.Y), live.Where(person.Participant));
        var before = live.Where(5);
        for (var j = 0; j < Statements; j++) live.Cast(5, j, (5 + j) % 2 * -2 + 1);
        Assert.NotEqual(before, live.Where(5));
    }

    [Fact]
    public void An_erased_person_leaves_no_trace()
    {
        var (live, _) = Live(8);
        var before = Conversations.Bits(live.Draw(new bool[Statements]));
        for (var j = 0; j < Statements; j++) live.Cast(People + 3, j, 1);
        Assert.NotEqual(before, Conversations.Bits(live.Draw(new bool[Statements])));
        live.Erase(People + 3);
        Assert.Equal(before, Conversations.Bits(live.Draw(new bool[Statements])));
    }

    [Fact]
    public void In_a_conversation_large_enough_for_samples_blocks_and_pair_tables_the_map_is_that_of_a_batch_too()
    {
        const int statements = 100;
        var (votes, left) = (Conversations.Of(9200, statements, 3, 0.3), new bool[statements]);
        left[7] = true;
        Assert.True(PairTables.Worth(votes));
        Assert.True(votes.Votes > 1 << 19);
        var live = new LiveConversation(votes);
        live.DrawAsPolis(left);
        // What groups voted is carried on from here.
        live.Draw(left);
        for (var v = 0; v < 500; v++) live.Cast(v * 13 % 9300, v * 29 % statements, v % 3 - 1);
        for (var i = 5; i < 9200; i += 300) live.Erase(i);
        var batch = VoteMatrix.From(9300, statements, [.. Enumerable.Range(0, 9300).Reverse().SelectMany(i => live.Row(i).ToArray().Select(c => (i, VoteMatrix.StatementOf(c), VoteMatrix.AnswerOf(c))))]);
        var map = live.Draw(left);
        Assert.Equal(Conversations.Bits(MapOpinions.Of(batch, left)), Conversations.Bits(map));
        // Nor do numbers that are nobody's leave a trace.
        int[] people = [.. map.People.Select(p => p.Participant)];
        Assert.True(people.Length < 9290);
        var closed = MapOpinions.Of(VoteMatrix.From(people.Length, statements, [.. Enumerable.Range(0, people.Length).SelectMany(i => live.Row(people[i]).ToArray().Select(c => (i, VoteMatrix.StatementOf(c), VoteMatrix.AnswerOf(c))))]), left);
        Assert.Equal(Conversations.Bits(map), Conversations.Bits(closed with { People = [.. closed.People.Select(p => p with { Participant = people[p.Participant] })] }));
        var (one, other) = (live.DrawAsPolis(left), PolisMap.Compute(batch, left));
        Assert.Equal(other.X[..one.X.Length], one.X);
        Assert.Equal(other.GroupOf[..one.X.Length], one.GroupOf);
    }

    [Fact]
    public void Groups_keep_their_names_as_people_come_and_groups_split()
    {
        int[] before = [0, 0, 0, 0, 1, 1, 1, 2, 2, -1];
        Assert.Equal([2, 0, 1], GroupNames.Carry(before, [1, 1, 1, -1, 2, 2, 2, 0, 0, 0, 1, 1], 3));
        Assert.Equal([1, 0, 3, 2], GroupNames.Carry(before, [1, 1, 1, 2, 0, 0, 0, 3, 3, 2], 4));
        Assert.Equal([0, 1], GroupNames.Carry([], [0, 1, 1], 2));
    }

    [Fact]
    public void A_group_is_called_the_same_after_more_people_have_come_than_it_had()
    {
        const int statements = 30;
        var live = new LiveConversation(statements);
        Join(0, 60, 0);
        Join(60, 40, 1);
        var before = live.Redraw(new bool[statements]);
        Assert.Equal(0, NameOf(before, 0));
        Assert.Equal(1, NameOf(before, 60));
        Join(100, 100, 1);
        var after = live.Redraw(new bool[statements]);
        Assert.Equal(140, after.Groups[0].Size);
        Assert.Equal(0, NameOf(after, 0));
        Assert.Equal(1, NameOf(after, 60));
        Assert.Equal(Conversations.Bits(live.Draw(new bool[statements])), Conversations.Bits(after with { Groups = [.. after.Groups.Select(g => g with { Name = g.Id })] }));

        static int NameOf(OpinionMap map, int participant) => map.Groups[map.People[participant].Group!.Value].Name;

        void Join(int from, int people, int camp)
        {
            for (var i = from; i < from + people; i++)
                for (var j = 0; j < statements; j++) if ((i * 7 + j) % 5 > 0) live.Cast(i, j, (j + camp) % 2 * 2 - 1);
        }
    }
}
