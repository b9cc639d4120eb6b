namespace Digitalbeirat.Board.Members;

static class MemberWords
{
    public static string Name(this Seat seat) => seat switch
    {
        Seat.Lot => T.SeatLot, Seat.Council => T.SeatCouncil, Seat.Organisation => T.SeatOrganisation, Seat.Expert => T.SeatExpert, _ => T.SeatYouth,
    };

    /// <summary>Several who came to their seats in the same way: the heading of their group.</summary>
    public static string Group(this Seat seat) => seat switch
    {
        Seat.Lot => T.SeatsLot, Seat.Council => T.SeatsCouncil, Seat.Organisation => T.SeatsOrganisation, Seat.Expert => T.SeatsExpert, _ => T.SeatsYouth,
    };

    public static string Name(this BoardRole role) => role switch { BoardRole.Chair => T.RoleChair, BoardRole.Deputy => T.RoleDeputy, _ => T.RoleMember };
}
