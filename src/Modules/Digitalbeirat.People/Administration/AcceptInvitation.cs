using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Administration;

/// <summary>The invited set their name and password; who has an account already only gets the roles.</summary>
public sealed class AcceptInvitation(AppDb db, SendProof proofs, CreateAccount create, SecurityLog log) : ISlice
{
    public sealed record Input
    {
        public string? Name { get; init; }
        public string? Password { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/einladung/{token}", (string token, AcceptInvitation slice) => slice.Show(token)).Public();
        routes.MapPost("/einladung/{token}", (string token, [FromForm] Input input, AcceptInvitation slice) => slice.Run(token, input)).Public();
    }

    async Task<IResult> Show(string token) =>
        await Find(token) is { } found ? Page(token, new() { Name = found.Invited.Name }, found, new()) : Over();

    public async Task<IResult> Run(string token, Input input)
    {
        if (await Find(token) is not { } found) return Over();
        var errors = new Errors();
        var name = found.Account is null ? errors.Text("Name", input.Name, Person.NameMax, 2) : "";
        var password = found.Account?.PasswordHash is null ? Password.Check(errors, "Password", input.Password, found.Invited.Email) : null;
        errors.AddIf(name.Length > 0 && await db.People.AnyAsync(p => p.Name == name), "Name", T.NameTaken);
        if (errors.Any) return Page(token, input, found, errors);
        var accepted = await db.Change(async () =>
        {
            if (await proofs.Take(ProofKind.Invite, token) is null) return false;
            var invited = found.Invited;
            if (found.Account is not { } account)
            {
                var added = await create.Run(name, invited.Email, password, invited.Roles, invited.UnitId, language: Languages.Current);
                log.NoteRoles(added.Id, Roles.Resident, added.Roles);
                return true;
            }
            if (password is not null)
            {
                account.PasswordHash = create.Hash(password);
                log.Note(SecurityEvent.PasswordSet, account.Id, "by an invitation");
            }
            var person = await db.People.FirstAsync(p => p.Id == account.Id);
            log.NoteRoles(person.Id, person.Roles, person.Roles | invited.Roles);
            person.Roles |= invited.Roles;
            person.UnitId = invited.UnitId ?? person.UnitId;
            return true;
        });
        return accepted ? Go.To("/anmelden", T.InvitationAccepted) : Over();
    }

    async Task<Found?> Find(string token) => await proofs.Look(ProofKind.Invite, token) is { Data: { } data } proof
        ? new(JsonSerializer.Deserialize<InvitePerson.Invited>(data)!, await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedEmail == proof.Email)) : null;

    static IResult Over() => LinkPages.Over("/anmelden", T.SignInTitle);

    static IResult Page(string token, Input input, Found found, Errors errors) => Html.Page<InvitationPage>(new
    {
        Token = token, Input = input, Errors = errors, Roles = found.Invited.Roles | Roles.Resident, AskName = found.Account is null, AskPassword = found.Account?.PasswordHash is null,
    }, errors.Status);

    sealed record Found(InvitePerson.Invited Invited, Account? Account);
}
