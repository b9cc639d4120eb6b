using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Members;

/// <summary>A member as everybody may know them.</summary>
public sealed record MemberRow(string Name, Seat Seat, BoardRole Role, string? OnBehalfOf, string? District, string? About, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>The board, its next meeting, what it recommended and what is late.</summary>
public sealed record BoardView(IReadOnlyList<MemberRow> Members, MeetingRow? NextMeeting, IReadOnlyList<RecommendationRow> Recommendations, IReadOnlyList<RecommendationRow> Overdue);

/// <summary>Who sits in the board and what it does.</summary>
public sealed class ShowBoard(AppDb db, Actor actor, Places places, ListMeetings meetings, ListRecommendations recommendations) : ISlice
{
    const int Latest = 4;

    public static void Map(Routes routes)
    {
        routes.MapGet("/beirat", (ShowBoard slice) => slice.Page()).Public();
        routes.MapGet("/api/board", (ShowBoard slice) => slice.Run()).Public().Api("Board", "The board: members, next meeting, latest recommendations, overdue answers");
    }

    async Task<IResult> Page() => Html.Page<BoardPage>(new { Board = await Run(), Places = await places.Get(db), db.Now, Organises = actor.Can(Right.Organise) });

    public async Task<BoardView> Run()
    {
        var place = await places.Get(db);
        var members = await db.BoardMembers.AsNoTracking().Sitting(db.Now).Take(500).ToListAsync();
        var overdue = await recommendations.Run(ListRecommendations.Overdue, null, null);
        return new(
            [.. members.OrderBy(m => m.Role switch { BoardRole.Chair => 0, BoardRole.Deputy => 1, _ => 2 }).ThenBy(m => LastName(m.Name), StringComparer.Create(Kernel.Texts.Show.Culture, true)).ThenBy(m => m.Id)
                .Select(m => new MemberRow(m.Name, m.Seat, m.Role, m.OnBehalfOf, place.DistrictName(m.DistrictId), m.About, m.From, m.Until))],
            await meetings.Next(), await recommendations.Latest(Latest), [.. overdue.Rows.Take(Latest)]);
    }

    static string LastName(string name) => name[(name.LastIndexOf(' ') + 1)..];
}
