using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Board.Members;

/// <summary>What the office says of a member.</summary>
public sealed record MemberProfile(string Name, Seat Seat, BoardRole Role, DateTimeOffset From, DateTimeOffset? Until = null,
    string? OnBehalfOf = null, int? DistrictId = null, string? About = null, long? PersonId = null);

/// <summary>The same as it is typed.</summary>
public sealed record MemberInput
{
    public string? Name { get; init; }
    public string? Seat { get; init; }
    public string? Role { get; init; }
    public string? From { get; init; }
    public string? Until { get; init; }
    public string? OnBehalfOf { get; init; }
    public string? District { get; init; }
    public string? About { get; init; }
    public string? Account { get; init; }

    public static MemberInput Of(Member m) => new()
    {
        Name = m.Name, Seat = m.Seat.ToString(), Role = m.Role.ToString(), From = Day(m.From), Until = m.Until is { } until ? LastDay(until) : null, OnBehalfOf = m.OnBehalfOf,
        District = m.DistrictId?.ToString(System.Globalization.CultureInfo.InvariantCulture), About = m.About, Account = m.PersonId is { } id ? "#" + id : null,
    };

    /// <summary>Everything but the account, which only the database knows.</summary>
    public MemberProfile Read(Errors errors, Places.Kept places)
    {
        var name = errors.Text(nameof(Name), Name, Member.NameMax);
        if (!Enum.TryParse<Seat>(Seat, out var seat) || !Enum.IsDefined(seat)) errors.Add(nameof(Seat), T.ChooseSeat);
        if (!Enum.TryParse<BoardRole>(Role ?? nameof(BoardRole.Member), out var role) || !Enum.IsDefined(role)) errors.Add(nameof(Role), T.ChooseRole);
        var from = errors.Date(nameof(From), From);
        var until = errors.Date(nameof(Until), Until, false);
        errors.AddIf(from is { } f && until < f, nameof(Until), T.TermEndsBeforeItBegins);
        var onBehalf = errors.OptionalText(nameof(OnBehalfOf), OnBehalfOf, Member.OnBehalfMax);
        var about = errors.OptionalText(nameof(About), About, Member.AboutMax);
        var district = errors.Choice(nameof(District), District, places.Districts.Select(d => d.Id), false);
        return new(name, seat, role, Midnight(from ?? DateOnly.MinValue.AddYears(2000)), until is { } u ? Midnight(u.AddDays(1)) : null,
            onBehalf.Length > 0 ? onBehalf : null, district, about.Length > 0 ? about : null);
    }

    /// <summary>A term's last day belongs to it: it ends with the next midnight in town.</summary>
    public static DateTimeOffset Midnight(DateOnly day) => Show.Moment(day, TimeOnly.MinValue);
    public static string Day(DateTimeOffset at) => Show.Day(at).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    public static string LastDay(DateTimeOffset until) => Show.Day(until).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
