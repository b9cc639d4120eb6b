using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Sessions;

/// <summary>Ends sign-ins: this one, one of the others, all others.</summary>
public sealed class EndSessions(AppDb db, Actor actor, IHttpContextAccessor context, SecurityLog log) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapPost("/abmelden", ([FromForm] string? sure, EndSessions slice) => slice.Here()).Public();
        routes.MapPost("/konto/geraete/abmelden", ([FromForm] string? sure, EndSessions slice) => slice.Everywhere()).Personal().Lately();
        routes.MapPost("/konto/geraete/{id:long}/abmelden", (long id, [FromForm] string? sure, EndSessions slice) => slice.One(id)).Personal().Lately();
    }

    HttpContext Http => context.HttpContext!;

    public async Task<IResult> Here()
    {
        await Leave();
        if (actor.Id is { } me) log.Note(SecurityEvent.SessionEnded, me, "this one");
        return Go.To("/", T.SignedOut);
    }

    async Task<IResult> One(long id)
    {
        if (await db.Change(() => db.Set<Session>().Where(s => s.Id == id && s.PersonId == actor.Id).ExecuteDeleteAsync()) == 1) log.Note(SecurityEvent.SessionEnded, actor.Id, "another one");
        return Go.To("/konto/geraete", T.DeviceSignedOut);
    }

    async Task<IResult> Everywhere()
    {
        await Others(actor.Id!.Value);
        log.Note(SecurityEvent.SessionEnded, actor.Id, "all others");
        return Go.To("/konto/geraete", T.OthersSignedOut);
    }

    /// <summary>All sessions of the person but the one that asks.</summary>
    public Task Others(long personId)
    {
        var here = SessionKey.HashOf(Http);
        return db.Change(() => db.Set<Session>().Where(s => s.PersonId == personId && s.Hash != here).ExecuteDeleteAsync());
    }

    /// <summary>All sessions of the person.</summary>
    public Task All(long personId) => db.Change(() => db.Set<Session>().Where(s => s.PersonId == personId).ExecuteDeleteAsync());

    public async Task Leave()
    {
        if (SessionKey.HashOf(Http) is { } here) await db.Change(() => db.Set<Session>().Where(s => s.Hash == here).ExecuteDeleteAsync());
        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
        // What this browser still holds of the pages; look and language are cookies and stay.
        Http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }
}
