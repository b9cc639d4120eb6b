namespace Digitalbeirat.Decisions.Tally.Seats;

/// <summary>How seats are shared out among lists.</summary>
public enum SeatMethod
{
    /// <summary>Sainte-Laguë/Schepers: highest quotients votes / 1, 3, 5 … (e.g. Bundeswahlgesetz § 6; KomWG Baden-Württemberg § 25).</summary>
    SainteLague,

    /// <summary>d'Hondt: highest quotients votes / 1, 2, 3 …</summary>
    DHondt,

    /// <summary>Hare/Niemeyer: whole quotas first, then the largest remainders.</summary>
    Hare,
}
