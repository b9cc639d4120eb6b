using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Members;

/// <summary>Accounts of sitting members may vote and read what is internal; when the term is over they may no longer. Terms begin and end at night.</summary>
public sealed class GiveBoardRole(AppDb db, SecurityLog log) : IJob
{
    public static string Kind => "board-terms";

    public async Task Run(string? payload, CancellationToken stop)
    {
        var people = await db.BoardMembers.Where(m => m.PersonId != null).Select(m => m.PersonId!.Value).Distinct().ToListAsync(stop);
        await db.Change(async () => { foreach (var id in people) await Run(id); }, stop);
    }

    /// <summary>Brings one account's role in step with the member's terms; runs inside a change.</summary>
    public async Task Run(long? personId)
    {
        if (personId is not { } id) return;
        await db.SaveChangesAsync();
        var sits = await db.BoardMembers.Sitting(db.Now).AnyAsync(m => m.PersonId == id);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == id && p.ErasedAt == null);
        if (person is null) return;
        var roles = sits ? person.Roles | Roles.Board : person.Roles & ~Roles.Board;
        log.NoteRoles(id, person.Roles, roles);
        person.Roles = roles;
    }
}
