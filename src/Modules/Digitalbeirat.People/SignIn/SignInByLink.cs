using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.SignIn;

public sealed class SignInByLink(AppDb db, SendProof proofs, SecondStep second, SecurityLog log) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/anmelden/link/{token}", (string token, SignInByLink slice) => slice.Show(token)).Public();
        routes.MapPost("/anmelden/link/{token}", (string token, [FromForm] string? sure, HttpContext http, SignInByLink slice) => slice.Run(token, http)).Public();
    }

    async Task<IResult> Show(string token) => await proofs.Look(ProofKind.SignIn, token) is { PersonId: not null }
        ? LinkPages.Prove(T.SignInTitle, T.SignInByLinkText, "/anmelden/link/" + token, T.SignIn) : Over();

    public async Task<IResult> Run(string token, HttpContext http)
    {
        if (await db.Change(() => proofs.Take(ProofKind.SignIn, token)) is not { PersonId: { } id } proof) return Refuse(null);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.ErasedAt == null);
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id);
        // The role may have come, and the address may have changed, after the link was sent.
        if (person is null || account?.NormalizedEmail != proof.Email || (person.Roles & OpenSession.NeedPassword) != 0) return Refuse(id);
        return await second.Begin(http, person, new(Means.Link, false, JsonSerializer.Deserialize<SendSignInLink.Where>(proof.Data!)!.Back));
    }

    IResult Refuse(long? person)
    {
        log.Note(SecurityEvent.SignInFailed, person, nameof(Means.Link));
        return Over();
    }

    static IResult Over() => LinkPages.Over("/anmelden", T.SignInTitle);
}
