using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Konto;

public sealed class ConfirmEmail(AppDb db, SendProof proofs, Letters letters, EndSessions sessions, SecurityLog log) : ISlice
{
    public sealed record NewAddress(string Email);

    public static void Map(Routes routes)
    {
        routes.MapGet("/konto/email/{token}", (string token, ConfirmEmail slice) => slice.Show(token)).Public();
        routes.MapPost("/konto/email/{token}", (string token, [FromForm] string? sure, ConfirmEmail slice) => slice.Run(token)).Public();
    }

    async Task<IResult> Show(string token) => await proofs.Look(ProofKind.NewEmail, token) is not null
        ? LinkPages.Prove(T.ChangeEmail, T.ConfirmEmailText, "/konto/email/" + token, T.ConfirmEmailButton) : Over();

    public async Task<IResult> Run(string token)
    {
        var changed = await db.Change(async () =>
        {
            if (await proofs.Take(ProofKind.NewEmail, token) is not { PersonId: { } id } proof) return false;
            if (await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == proof.Email)) return false;
            var account = await db.Set<Account>().FirstAsync(a => a.Id == id);
            // The old address hears of it: if it was somebody else, the owner can still act.
            if (account.Email is { } old)
            {
                letters.Post(old, T.MailEmailChangedSubject, T.MailEmailChangedText, id);
                await db.Mails.Where(m => m.To == old).ExecuteUpdateAsync(s => s.SetProperty(m => m.PersonId, id));
            }
            account.Email = JsonSerializer.Deserialize<NewAddress>(proof.Data!)!.Email;
            account.NormalizedEmail = proof.Email;
            await sessions.All(id);
            log.Note(SecurityEvent.EmailChanged, id);
            await db.Set<Proof>().Where(p => p.PersonId == id).ExecuteDeleteAsync();
            return true;
        });
        return changed ? Go.To("/anmelden", T.EmailChanged) : Over();
    }

    static IResult Over() => LinkPages.Over("/konto/anmeldung", T.SignInData);
}
