using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.People.Administration;

/// <summary>Invites somebody by mail into roles; they take effect when the invitation is accepted.</summary>
public sealed class InvitePerson(AppDb db, Places places, SendProof proofs, Letters letters, SecurityLog log) : ISlice
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public sealed record Input
    {
        public string? Email { get; init; }
        public string? Name { get; init; }
        public string[]? Roles { get; init; }
        public string? Unit { get; init; }
    }

    /// <summary>What waits for the invitation to be accepted.</summary>
    public sealed record Invited(string Email, string Name, Roles Roles, int? UnitId);

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/personen/einladen", (InvitePerson slice) => slice.Page(new(), new())).Needs(Right.Administer).Lately();
        routes.MapPost("/verwaltung/personen/einladen", ([FromForm] Input input, InvitePerson slice) => slice.Run(input)).Needs(Right.Administer).Lately();
    }

    public async Task<IResult> Run(Input input)
    {
        var errors = new Errors();
        var email = errors.Email("Email", input.Email);
        var name = errors.OptionalText("Name", input.Name, Person.NameMax);
        var roles = ManagePerson.Parse(input.Roles);
        var unit = errors.Choice("Unit", input.Unit, (await places.Get(db)).Units.Select(u => u.Id), required: (roles & Roles.Unit) != 0);
        if (errors.Any) return await Page(input, errors);
        var token = await db.Change(async () =>
        {
            var made = await proofs.Make(ProofKind.Invite, email, Lifetime, data: new Invited(email, name, roles, unit));
            if (made is not null)
                letters.Post(email, T.MailInviteSubject(letters.Sender), T.MailInviteText(letters.Sender, string.Join(", ", RoleNames.Of(roles | Roles.Resident)), letters.Link("/einladung/" + made)));
            if (made is not null) log.Note(SecurityEvent.InvitationSent, detail: (roles | Roles.Resident).ToString());
            return made;
        });
        return token is null ? await Page(input, Errors.Of("Email", T.TooManyLinks)) : Go.To("/verwaltung/personen", T.InvitationSent(email));
    }

    async Task<IResult> Page(Input input, Errors errors) =>
        Html.Page<InvitePage>(new { Input = input, Chosen = ManagePerson.Parse(input.Roles), Errors = errors, Places = await places.Get(db) }, errors.Status);
}
