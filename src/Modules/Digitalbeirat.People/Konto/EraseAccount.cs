using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Administration;
using Digitalbeirat.People.Sessions;
using Digitalbeirat.People.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Konto;

/// <summary>Erasing one's account, proven by the password, or by a link where there is none.</summary>
public sealed class EraseAccount(AppDb db, Actor actor, CheckPassword check, SendProof proofs, Letters letters, ErasePerson erase, KeepAnAdministrator keep, EndSessions sessions, SecurityLog log) : ISlice
{
    public sealed record Input
    {
        /// <summary>"weg" also deletes what the person wrote, "bleiben" leaves it without the name.</summary>
        public string? Texts { get; init; }
        public string? Password { get; init; }
    }
    public sealed record Wish(bool Texts);

    public static void Map(Routes routes)
    {
        routes.MapGet("/konto/loeschen", async (EraseAccount slice) => slice.Page(new() { Texts = "bleiben" }, await slice.Own(), new())).Personal();
        routes.MapPost("/konto/loeschen", ([FromForm] Input input, HttpContext http, EraseAccount slice) => slice.Run(input, http)).Personal();
        routes.MapGet("/konto/loeschen/{token}", (string token, EraseAccount slice) => slice.Show(token)).Public();
        routes.MapPost("/konto/loeschen/{token}", (string token, [FromForm] string? sure, EraseAccount slice) => slice.RunByLink(token)).Public();
    }

    public async Task<IResult> Run(Input input, HttpContext http)
    {
        var (errors, account) = (new Errors(), await Own());
        if (account.PasswordHash is null && ProvenLately.Ask(http) is { } ask) return ask;
        errors.AddIf(input.Texts is not ("weg" or "bleiben"), "Texts", T.EraseChoose);
        errors.AddIf(await keep.IsLast(account.Id), "", T.LastAdministrator);
        if (account.PasswordHash is not null && !errors.Any)
        {
            var (right, locked) = await check.Run(account.Id, input.Password ?? "");
            errors.AddIf(locked, "Password", T.SignInLocked((long)SetUpSignIn.LockFor.TotalMinutes));
            errors.AddIf(right is null && !locked, "Password", T.PasswordWrong);
        }
        if (errors.Any) return Page(input, account, errors);
        // Without address or password the session itself is the proof; it was asked for one lately.
        if (account.PasswordHash is not null || account.Email is null) return await Erase(account.Id, input.Texts == "weg");

        await db.Change(async () =>
        {
            if (await proofs.Make(ProofKind.Erase, account.Email!, TimeSpan.FromHours(1), account.Id, new Wish(input.Texts == "weg")) is { } token)
                letters.Post(account.Email!, T.MailEraseSubject, T.MailEraseText(letters.Link("/konto/loeschen/" + token)), account.Id);
        });
        return LinkPages.Sent(T.EraseLinkSent, "/konto/loeschen");
    }

    async Task<IResult> Show(string token) => await proofs.Look(ProofKind.Erase, token) is { } proof
        ? LinkPages.Prove(T.EraseTitle, JsonSerializer.Deserialize<Wish>(proof.Data!)!.Texts ? T.EraseConfirmTexts : T.EraseConfirm, "/konto/loeschen/" + token, T.EraseButton) : Over();

    public async Task<IResult> RunByLink(string token) =>
        await db.Change(() => proofs.Take(ProofKind.Erase, token)) is { PersonId: { } id } proof ? await Erase(id, JsonSerializer.Deserialize<Wish>(proof.Data!)!.Texts) : Over();

    async Task<IResult> Erase(long personId, bool texts)
    {
        if (!await erase.Run(personId, texts)) return Go.Status(409, T.LastAdministrator);
        log.Note(SecurityEvent.AccountErased, personId, texts ? "with texts" : "texts stay");
        await sessions.Leave();
        return Go.To("/", T.Erased);
    }

    Task<Account> Own() => db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == actor.Id);

    static IResult Over() => LinkPages.Over("/konto/loeschen", T.EraseTitle);

    IResult Page(Input input, Account account, Errors errors) => Html.Page<ErasePage>(new { Input = input, Errors = errors, HasPassword = account.PasswordHash is not null, HasEmail = account.Email is not null }, errors.Status);
}
