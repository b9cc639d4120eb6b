using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Passwords;

public sealed class SetNewPassword(AppDb db, SendProof proofs, CreateAccount create, EndSessions sessions, SecurityLog log) : ISlice
{
    public sealed record Input
    {
        public string? Password { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/passwort/neu/{token}", (string token, SetNewPassword slice) => slice.Show(token)).Public();
        routes.MapPost("/passwort/neu/{token}", (string token, [FromForm] Input input, SetNewPassword slice) => slice.Run(token, input)).Public();
    }

    async Task<IResult> Show(string token) => await proofs.Look(ProofKind.NewPassword, token) is { PersonId: not null } ? Page(token, new()) : Over();

    public async Task<IResult> Run(string token, Input input)
    {
        if (await proofs.Look(ProofKind.NewPassword, token) is not { PersonId: { } id }) return Over();
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id);
        var errors = new Errors();
        var password = Password.Check(errors, "Password", input.Password, account?.Email ?? "");
        if (errors.Any) return Page(token, errors);
        var set = await db.Change(async () =>
        {
            if (account is null || await proofs.Take(ProofKind.NewPassword, token) is not { } proof || proof.Email != account.NormalizedEmail) return false;
            account.PasswordHash = create.Hash(password);
            await sessions.All(id);
            log.Note(SecurityEvent.PasswordSet, id, "by a link");
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            // Other links under way to this mailbox stop counting.
            await db.Set<Proof>().Where(p => p.PersonId == id).ExecuteDeleteAsync();
            return true;
        });
        return set ? Go.To("/anmelden", T.PasswordIsSet) : Over();
    }

    static IResult Over() => LinkPages.Over("/passwort/vergessen", T.ForgotPassword);

    static IResult Page(string token, Errors errors) => Html.Page<SetNewPasswordPage>(new { Token = token, Errors = errors }, errors.Status);
}
