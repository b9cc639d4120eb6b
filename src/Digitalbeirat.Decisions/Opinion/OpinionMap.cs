namespace Digitalbeirat.Decisions.Opinion;

/// <summary>The map of opinions of a conversation, in either mode.</summary>
/// <param name="Mode">How it was computed.</param>
/// <param name="Participants">People with at least one vote.</param>
/// <param name="Statements">Statements with at least one vote, moderated ones included.</param>
/// <param name="Votes">Votes, passes included.</param>
/// <param name="Variance">Share of the variance of the answers that the first and second axis show.</param>
/// <param name="Groups">The groups, largest first (improved) or in the numbering of Polis.</param>
/// <param name="People">Everybody with a vote, by row.</param>
/// <param name="Views">What is known of every statement, by column.</param>
/// <param name="Stability">How much the groups stay the same if half of everybody's votes are hidden: 0 chance, 1 exactly; null where it is not known.</param>
public sealed record OpinionMap(MapMode Mode, int Participants, int Statements, int Votes, IReadOnlyList<double> Variance, IReadOnlyList<OpinionGroup> Groups, IReadOnlyList<PersonOnMap> People, IReadOnlyList<StatementView> Views, double? Stability)
{
    /// <summary>Statements of the map by their consensus score, highest first; moderated ones and those without a vote are left out.</summary>
    public IEnumerable<StatementView> Consensus => Views.Where(v => v.Consensus is not null).OrderByDescending(v => v.Consensus!.Value.Score).ThenBy(v => v.Statement);

    /// <summary>The same map, each group called as the earlier one it shares most people with (<see cref="Live.GroupNames"/>): letters, marks and colours stay as people come and go.</summary>
    /// <param name="before">Name of the group each row belonged to on the earlier map, −1 for none; rows beyond its end are new.</param>
    public OpinionMap Keeping(ReadOnlySpan<int> before)
    {
        var after = new int[People.Count == 0 ? 0 : People[^1].Participant + 1];
        Array.Fill(after, -1);
        foreach (var person in People) if (person.Group is { } g) after[person.Participant] = g;
        var names = Live.GroupNames.Carry(before, after, Groups.Count);
        return this with { Groups = [.. Groups.Select(g => g with { Name = names[g.Id] })] };
    }
}

/// <summary>How a map is computed.</summary>
public enum MapMode
{
    /// <summary>The product's own: style separated from position, uncertainty, stable groups.</summary>
    Improved,

    /// <summary>As Polis does on a cold start.</summary>
    Polis,
}

/// <summary>A group of people who answer alike.</summary>
/// <param name="Id">Number of the group on this map, from 0.</param>
/// <param name="Name">Number by which it is called; it decides letter, mark, line and colour. The id, unless an earlier map is carried on (<see cref="OpinionMap.Keeping"/>).</param>
/// <param name="Size">Number of people in it.</param>
/// <param name="X">Mean first coordinate.</param>
/// <param name="Y">Mean second coordinate.</param>
/// <param name="Representative">What sets the group apart, most distinct first.</param>
public sealed record OpinionGroup(int Id, int Name, int Size, double X, double Y, IReadOnlyList<Representative> Representative)
{
    internal static OpinionGroup[] Of(PersonOnMap[] people, int groups, Func<int, IReadOnlyList<Representative>> representative)
    {
        var (size, x, y) = (new int[groups], new double[groups], new double[groups]);
        foreach (var person in people)
        {
            if (person.Group is not { } g) continue;
            size[g]++;
            x[g] += person.X;
            y[g] += person.Y;
        }
        return [.. Enumerable.Range(0, groups).Select(g => new OpinionGroup(g, g, size[g], x[g] / Math.Max(1, size[g]), y[g] / Math.Max(1, size[g]), representative(g)))];
    }
}

/// <summary>An answer that a group gives distinctly more often than everybody else.</summary>
/// <param name="Statement">Column.</param>
/// <param name="Answer">1 agree, 0 pass, −1 disagree.</param>
/// <param name="Successes">Votes of the group with that answer.</param>
/// <param name="Trials">All votes of the group on the statement.</param>
/// <param name="Share">(successes + 1) / (trials + 2).</param>
/// <param name="Lift">Share in the group over the same share among all other groups.</param>
/// <param name="Z">z of the difference of both shares.</param>
/// <param name="Q">Share of false discoveries to expect if this and everything more distinct is believed (Benjamini-Hochberg); null in Polis mode.</param>
public sealed record Representative(int Statement, int Answer, int Successes, int Trials, double Share, double Lift, double Z, double? Q);

/// <summary>A person on the map.</summary>
/// <param name="Participant">Row.</param>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
/// <param name="Deviation">Standard deviation of the coordinates given the person's votes; null in Polis mode.</param>
/// <param name="Group">Group, null for people with too few votes.</param>
/// <param name="Style">How much more (or less) the person agrees with whatever there is than others do; null in Polis mode.</param>
public readonly record struct PersonOnMap(int Participant, double X, double Y, double? Deviation, int? Group, double? Style);

/// <summary>A score between a lower and an upper bound.</summary>
/// <param name="Score">The estimate.</param>
/// <param name="Low">Lower bound of the 90 % interval; null in Polis mode.</param>
/// <param name="High">Upper bound; null in Polis mode.</param>
public readonly record struct Scored(double Score, double? Low, double? High);

/// <summary>What is known of a statement, enough to say why it unites or divides.</summary>
/// <param name="Statement">Column.</param>
/// <param name="Counts">All votes on it.</param>
/// <param name="ByGroup">The votes of each group.</param>
/// <param name="Expected">Share of each group that would agree if all its members had voted (improved mode; else the smoothed share).</param>
/// <param name="X">Where the statement pulls on the first axis: the direction of those who agree.</param>
/// <param name="Y">The same on the second axis.</param>
/// <param name="Divides">Standard deviation, over the people, of the answers to be expected apart from response style: how much the statement divides.</param>
/// <param name="Information">What one more vote is expected to teach: ½ ln(1 + variance of the expected answer / noise), about the statement and about a newcomer, in nats; in Polis mode its priority.</param>
/// <param name="Consensus">Geometric mean, over the people, of the share of their group that would agree (Polis mode: the product over the groups of the smoothed shares); null if moderated or without a vote.</param>
public sealed record StatementView(int Statement, StatementCounts Counts, IReadOnlyList<StatementCounts> ByGroup, IReadOnlyList<double> Expected, double X, double Y, double Divides, double Information, Scored? Consensus);
