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

namespace Digitalbeirat.People.Registering;

public sealed class ConfirmRegistration(AppDb db, SendProof proofs, CreateAccount create, SecondStep second) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/registrieren/bestaetigen/{token}", (string token, ConfirmRegistration slice) => slice.Show(token)).Public();
        routes.MapPost("/registrieren/bestaetigen/{token}", (string token, [FromForm] string? sure, HttpContext http, ConfirmRegistration slice) => slice.Run(token, http)).Public();
    }

    async Task<IResult> Show(string token) => await proofs.Look(ProofKind.Register, token) is { Data: not null }
        ? LinkPages.Prove(T.ConfirmTitle, T.ConfirmText, "/registrieren/bestaetigen/" + token, T.ConfirmButton) : Over();

    public async Task<IResult> Run(string token, HttpContext http)
    {
        var done = await db.Change(async () =>
        {
            if (await proofs.Take(ProofKind.Register, token) is not { Data: { } data } proof) return null;
            var waiting = JsonSerializer.Deserialize<Register.Waiting>(data)!;
            var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedEmail == proof.Email);
            // Meanwhile the address may have been proven elsewhere, by raising a concern: then this adds the password.
            if (account is { PasswordHash: null }) account.PasswordHash = waiting.PasswordHash;
            var person = account is not null ? await db.People.FirstAsync(p => p.Id == account.Id)
                : await create.WithHash(waiting.Name, waiting.Email, waiting.PasswordHash, Roles.Resident, null, waiting.DistrictId, waiting.Language);
            // So that this mail goes with the account, whatever address it has by then.
            await db.Mails.Where(m => m.To == waiting.Email).ExecuteUpdateAsync(s => s.SetProperty(m => m.PersonId, person.Id));
            return new Done(person, waiting.Back);
        });
        if (done is null) return Over();
        if ((done.Person.Roles & OpenSession.NeedPassword) != 0) return Go.To("/anmelden");
        return await second.Begin(http, done.Person, new(Means.Link, false, done.Back), T.Welcome(done.Person.Name));
    }

    static IResult Over() => LinkPages.Over("/registrieren", T.RegisterTitle);

    sealed record Done(Person Person, string Back);
}
