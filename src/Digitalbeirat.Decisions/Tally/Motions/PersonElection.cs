using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Motions;

/// <summary>The election of one person after municipal code: absolute majority, then a run-off, then the lot.</summary>
/// <remarks>§ 37 (7) GemO Baden-Württemberg: elected is who has more than half of the votes of those present and entitled; else there is a run-off between the two with the most votes, in which the most votes win and equal votes are decided by lot. A single candidate without that majority needs a second ballot, a week later at the earliest.</remarks>
/// <param name="Base">What the majority is measured against; Present in Baden-Württemberg, ValidVotes elsewhere.</param>
public sealed record PersonElection(MajorityOf Base = MajorityOf.Present)
{
    /// <summary>Seed of the lot.</summary>
    public string? Seed { get; init; }

    /// <summary>Decides the first ballot.</summary>
    /// <param name="votes">Votes by name.</param>
    /// <param name="present">Present and entitled.</param>
    /// <param name="others">Abstentions and no, which count for the base of valid votes.</param>
    /// <param name="members">All members.</param>
    /// <exception cref="ArgumentException">No candidate, more votes than people.</exception>
    public PersonOutcome First(IReadOnlyList<(string Name, long Votes)> votes, long present, long others = 0, long members = 0)
    {
        Check(votes, present, others);
        var of = Base switch
        {
            MajorityOf.Present => present,
            MajorityOf.Members => members,
            MajorityOf.ValidVotes => votes.Sum(v => v.Votes) + others,
            _ => votes.Sum(v => v.Votes),
        };
        var ranked = votes.OrderByDescending(v => v.Votes).ThenBy(v => v.Name, StringComparer.Ordinal).ToList();
        if (ranked[0].Votes * 2 > of) return new(PersonStep.Elected, [ranked[0].Name], of / 2 + 1, null);
        if (ranked.Count == 1) return new(PersonStep.SecondBallot, [ranked[0].Name], of / 2 + 1, null);
        // Everybody who could be among the two best; where more than two could, the lot says who is.
        List<string> sure = [.. ranked.Where(v => ranked.Count(o => o.Votes >= v.Votes) <= 2).Select(v => v.Name)];
        var tied = ranked.Where(v => !sure.Contains(v.Name) && ranked.Count(o => o.Votes > v.Votes) < 2).Select(v => v.Name).ToList();
        if (tied.Count == 0) return new(PersonStep.RunOff, sure, of / 2 + 1, null);
        if (Seed is null) return new(PersonStep.LotForRunOff, [.. sure, .. tied], of / 2 + 1, null);
        var order = Reading.Lot.Order(Seed, "run-off", tied);
        var lot = $"seed {Seed}: {string.Join(", ", order.Select(i => $"{tied[i]} {Reading.Lot.Shown(Seed, "run-off", tied[i])}"))}";
        return new(PersonStep.RunOff, [.. sure, .. order.Take(2 - sure.Count).Select(i => tied[i])], of / 2 + 1, lot);
    }

    /// <summary>Decides the run-off: the most votes win, equal votes are decided by lot.</summary>
    public PersonOutcome RunOff(IReadOnlyList<(string Name, long Votes)> votes, long present, long others = 0)
    {
        if (votes.Count != 2) throw new ArgumentException("A run-off is between two");
        Check(votes, present, others);
        if (votes[0].Votes != votes[1].Votes) return new(PersonStep.Elected, [votes.MaxBy(v => v.Votes).Name], votes.Min(v => v.Votes) + 1, null);
        List<string> names = [.. votes.Select(v => v.Name).Order(StringComparer.Ordinal)];
        if (Seed is null) return new(PersonStep.Lot, names, 0, null);
        var drawn = Reading.Lot.Draw(Seed, "election", names);
        return new(PersonStep.Elected, [names[drawn]], 0, $"seed {Seed}: {string.Join(", ", names.Select(n => $"{n} {Reading.Lot.Shown(Seed, "election", n)}"))}");
    }

    static void Check(IReadOnlyList<(string Name, long Votes)> votes, long present, long others)
    {
        if (votes.Count == 0) throw new ArgumentException("Nobody stands for election");
        if (votes.Any(v => v.Votes < 0) || others < 0) throw new ArgumentException("Numbers of votes cannot be negative");
        if (votes.GroupBy(v => v.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new ArgumentException($"{twice.Key} is there twice");
        if (votes.Sum(v => v.Votes) + others > present) throw new ArgumentException($"{votes.Sum(v => v.Votes) + others} votes were cast by {present} people present");
    }
}

/// <summary>How an election of a person goes on.</summary>
public enum PersonStep
{
    /// <summary>Somebody is elected.</summary>
    Elected,

    /// <summary>A run-off between the two named.</summary>
    RunOff,

    /// <summary>Lots have to say who is in the run-off.</summary>
    LotForRunOff,

    /// <summary>The single candidate needs a second ballot.</summary>
    SecondBallot,

    /// <summary>The lot decides between the two named.</summary>
    Lot,
}

/// <summary>What a ballot decided.</summary>
/// <param name="Step">How it goes on.</param>
/// <param name="Names">Who is meant.</param>
/// <param name="Needed">The fewest votes that elect.</param>
/// <param name="Lot">Where lots were drawn: seed and hashes.</param>
public sealed record PersonOutcome(PersonStep Step, IReadOnlyList<string> Names, long Needed, string? Lot);
