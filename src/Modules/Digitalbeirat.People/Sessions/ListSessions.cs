using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Konto;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Sessions;

/// <summary>Where one is signed in.</summary>
public sealed class ListSessions(AppDb db, Actor actor, Site site) : ISlice
{
    public static void Map(Routes routes) =>
        routes.MapGet("/konto/geraete", (HttpContext http, ListSessions slice) => slice.Show(http)).Personal();

    async Task<IResult> Show(HttpContext http)
    {
        var now = db.Now;
        var all = await db.Set<Session>().AsNoTracking().Where(s => s.PersonId == actor.Id && s.ExpiresAt > now).OrderByDescending(s => s.SeenAt).Take(100).ToListAsync();
        return Html.Page<SessionsPage>(new { Here = SessionKey.HashOf(http), Sessions = all, Tabs = AccountTabs.Of(site) });
    }
}
