using Digitalbeirat.Decisions.Sortition.Draw;

namespace Digitalbeirat.Decisions.Sortition.Life;

/// <summary>A group of the resident register that replies at its own rate.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Residents">People in the register.</param>
/// <param name="Seats">Seats it shall have on the panel.</param>
/// <param name="ReplyRate">The share of letters that are answered with yes, above 0 and at most 1.</param>
public sealed record MailingGroup(string Name, int Residents, int Seats, double ReplyRate);

/// <summary>How many letters go to a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Letters">Letters.</param>
/// <param name="ExpectedReplies">Replies on average.</param>
/// <param name="Enough">Whether the wanted certainty is reached; false where the register is too small.</param>
public sealed record Mailing(MailingGroup Group, int Letters, double ExpectedReplies, bool Enough);

/// <summary>The first stage: whom of the resident register to invite, so that the pool of the second stage is large enough.</summary>
/// <remarks>
/// For each group the smallest number of letters L such that Binomial(L, reply rate) is at least choice × seats with the wanted certainty. Groups that reply less get more letters; inside a group everybody is equally likely to get one.
/// </remarks>
public static class MailingSample
{
    /// <summary>Letters for each group. O(groups × letters × log residents).</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="choice">How many people of the pool there shall be for each seat; at least 1.</param>
    /// <param name="certainty">With which probability each group reaches that, below 1.</param>
    public static IReadOnlyList<Mailing> Plan(IReadOnlyList<MailingGroup> groups, double choice = 3, double certainty = 0.95) => [.. groups.Select(g =>
    {
        var needed = (int)Math.Ceiling(g.Seats * choice);
        var (from, to) = (0, g.Residents);
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            if (AtLeast(middle, g.ReplyRate, needed) >= certainty) to = middle;
            else from = middle + 1;
        }
        return new Mailing(g, from, from * g.ReplyRate, AtLeast(from, g.ReplyRate, needed) >= certainty);
    })];

    /// <summary>Whom of a group to write to: everybody is equally likely. O(residents).</summary>
    /// <param name="residents">The group's people in canonical order.</param>
    /// <param name="letters">How many.</param>
    /// <param name="random">Decides.</param>
    public static IReadOnlyList<T> Draw<T>(IReadOnlyList<T> residents, int letters, HashStream random) => [.. random.Shuffled(residents).Take(letters)];

    /// <summary>The probability that at least <paramref name="needed"/> of <paramref name="letters"/> letters are answered.</summary>
    /// <param name="letters">Letters.</param>
    /// <param name="rate">Reply rate.</param>
    /// <param name="needed">Replies.</param>
    public static double AtLeast(int letters, double rate, int needed)
    {
        if (needed <= 0) return 1;
        if (needed > letters) return 0;
        if (rate >= 1) return 1;
        // P(fewer) as a sum of logarithms: terms of thousands of letters are too small for themselves.
        var (log, fewer) = (letters * Math.Log(1 - rate), 0.0);
        for (var k = 0; k < needed; k++)
        {
            fewer += Math.Exp(log);
            log += Math.Log((double)(letters - k) / (k + 1)) + Math.Log(rate) - Math.Log(1 - rate);
        }
        return Math.Clamp(1 - fewer, 0, 1);
    }
}
