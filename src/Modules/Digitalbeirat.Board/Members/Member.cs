using Digitalbeirat.Kernel.Access;

namespace Digitalbeirat.Board.Members;

/// <summary>Somebody who sits in the board for a term. The name is public: a mandate is.</summary>
public sealed class Member
{
    public const int NameMax = 80, OnBehalfMax = 120, AboutMax = 600;

    public long Id { get; set; }
    public required string Name { get; set; }

    /// <summary>The account the member votes with; without one the office enters votes given by hand.</summary>
    public long? PersonId { get; set; }
    public Person? Person { get; set; }
    public Seat Seat { get; set; }

    /// <summary>The council group or organisation that sent the member.</summary>
    public string? OnBehalfOf { get; set; }
    public int? DistrictId { get; set; }
    public string? About { get; set; }
    public BoardRole Role { get; set; }
    public DateTimeOffset From { get; set; }

    /// <summary>The first moment at which the member sits no more; null while the term is open.</summary>
    public DateTimeOffset? Until { get; set; }

    public bool SitsAt(DateTimeOffset at) => From <= at && (Until is null || at < Until);
}

/// <summary>How one comes to a seat.</summary>
public enum Seat { Lot, Council, Organisation, Expert, Youth }

public enum BoardRole { Member, Chair, Deputy }

public static class Sittings
{
    /// <summary>Those who are members at this moment: the same rule as <see cref="Member.SitsAt"/>.</summary>
    public static IQueryable<Member> Sitting(this IQueryable<Member> members, DateTimeOffset at) =>
        members.Where(m => m.From <= at && (m.Until == null || m.Until > at));
}
