using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Sessions;

/// <summary>Finds the session behind a cookie. Ending it takes effect with the next request, on every node.</summary>
sealed class RecogniseSession : IRecognise
{
    /// <summary>Who acts for the town and goes away from the desk for so long signs in again.</summary>
    public static readonly TimeSpan StaffIdle = TimeSpan.FromHours(2);

    // When somebody was last here is told to the hour: writing it at every request would cost a disk write each.
    static readonly TimeSpan seen = TimeSpan.FromHours(1), staffSeen = TimeSpan.FromMinutes(5);

    static readonly Func<AppDb, string[], IAsyncEnumerable<Found>> find = Prepare.Rows((AppDb db, string[] hashes) =>
        db.Set<Session>().AsNoTracking().Where(s => hashes.Contains(s.Hash)).Join(db.People.AsNoTracking(), s => s.PersonId, p => p.Id, (s, p) => new Found(s, p)));

    sealed record Found(Session Session, Person Person);

    readonly Together<string, Found> sessions = new(async (db, hashes) => await find(db, [.. hashes]).ToDictionaryAsync(f => f.Session.Hash));

    public async Task<Recognised?> Who(HttpContext http, AppDb db)
    {
        if (SessionKey.HashOf(http) is not { } hash || await sessions.Ask(db, hash) is not { } found) return null;
        var (session, person, now) = (found.Session, found.Person, db.Now);
        var staff = (person.Roles & OpenSession.NeedSecondFactor) != 0;
        if (person.ErasedAt is not null || session.ExpiresAt <= now || (staff && now - session.SeenAt > StaffIdle)) return null;
        if (now - session.SeenAt > (staff ? staffSeen : seen)) await Note(db, session.Id, now);
        return new(person, session.SecondFactor ? Roles.None : OpenSession.NeedSecondFactor, session.ProvenAt);
    }

    static async Task Note(AppDb db, long id, DateTimeOffset now)
    {
        try
        {
            await db.Change(() => db.Set<Session>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now)));
        }
        catch (Exception error) when (db.Store.IsFull(error) || db.Store.IsUnreachable(error))
        {
            // Where nothing can be written, reading goes on.
        }
    }
}
