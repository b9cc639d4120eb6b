using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Members;

/// <summary>A mandate is public and its votes are official record: they stay when the account goes, only the tie to the account is cut.</summary>
public sealed class BoardPersonalData(AppDb db) : IPersonalData
{
    public string Part => "board";

    public async Task<object> Export(long personId)
    {
        var members = await db.BoardMembers.AsNoTracking().Where(m => m.PersonId == personId).ToListAsync();
        var ids = members.Select(m => m.Id).ToList();
        var items = db.Items;
        var votes = await db.Votes.AsNoTracking().Where(v => ids.Contains(v.MemberId)).OrderBy(v => v.At)
            .Select(v => new { Motion = items.Where(i => i.Id == v.MotionId).Select(i => i.Number).First(), v.Choice, v.At, v.ByHand }).ToListAsync();
        var meetings = await db.Attendances.AsNoTracking().Where(a => ids.Contains(a.MemberId))
            .Select(a => new { Meeting = items.Where(i => i.Id == a.MeetingId).Select(i => i.Number).First(), a.Presence }).ToListAsync();
        return new
        {
            Note = T.PersonalDataNote,
            Memberships = members.Select(m => new { m.Name, m.Seat, m.Role, m.OnBehalfOf, m.About, m.From, m.Until }),
            Votes = votes,
            Attendances = meetings,
        };
    }

    public Task Erase(long personId) =>
        db.BoardMembers.Where(m => m.PersonId == personId).ExecuteUpdateAsync(s => s.SetProperty(m => m.PersonId, (long?)null));
}
