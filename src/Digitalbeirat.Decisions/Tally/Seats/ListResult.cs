using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Seats;

/// <summary>Who is elected and who comes next.</summary>
/// <param name="Lists">Names of the lists.</param>
/// <param name="Votes">By list.</param>
/// <param name="Share">Seats by list, ties and lots.</param>
/// <param name="Seats">All seats, the highest quotient first.</param>
/// <param name="Substitutes">By list, in the order in which they follow.</param>
public sealed record ListResult(IReadOnlyList<string> Lists, IReadOnlyList<long> Votes, Apportionment Share, IReadOnlyList<Seat> Seats, IReadOnlyList<IReadOnlyList<ListCandidate>> Substitutes);

/// <summary>A seat.</summary>
/// <param name="Who">Who has it.</param>
/// <param name="Quotient">The list's votes over the divisor of this seat.</param>
/// <param name="InsteadOf">Who would have had it without the quota, or null.</param>
public sealed record Seat(ListCandidate Who, Fraction Quotient, ListCandidate? InsteadOf);
