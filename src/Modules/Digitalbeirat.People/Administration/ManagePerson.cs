using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Administration;

/// <summary>Roles, unit and blocking of one person. The office looks, administrators change.</summary>
public sealed class ManagePerson(AppDb db, Actor actor, Places places, KeepAnAdministrator keep, EndSessions sessions, Letters letters, SecurityLog log) : ISlice
{
    public sealed record RolesInput
    {
        public string[]? Roles { get; init; }
        public string? Unit { get; init; }
    }
    public sealed record BlockInput
    {
        public string? Reason { get; init; }
    }
    public sealed record Known(Person Person, string? Email, string? BlockedReason, bool HasPassword, bool HasSecondFactor);

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/personen/{id:long}", (long id, ManagePerson slice) => slice.Show(id, new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/personen/{id:long}/rollen", (long id, [FromForm] RolesInput input, ManagePerson slice) => slice.SetRoles(id, input)).Needs(Right.Administer).Lately();
        routes.MapPost("/verwaltung/personen/{id:long}/sperren", (long id, [FromForm] BlockInput input, ManagePerson slice) => slice.Block(id, input)).Needs(Right.Administer).Lately();
        routes.MapPost("/verwaltung/personen/{id:long}/entsperren", (long id, [FromForm] string? sure, ManagePerson slice) => slice.Unblock(id)).Needs(Right.Administer).Lately();
        routes.MapPost("/verwaltung/personen/{id:long}/zweiter-faktor", (long id, [FromForm] string? sure, ManagePerson slice) => slice.ResetSecondFactor(id)).Needs(Right.Administer).Lately();
        routes.MapPost("/verwaltung/personen/{id:long}/abmelden", (long id, [FromForm] string? sure, ManagePerson slice) => slice.SignOut(id)).Needs(Right.Administer).Lately();
    }

    async Task<IResult> Show(long id, Errors errors, RolesInput? typed = null, string? reason = null)
    {
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.ErasedAt == null) is not { } person) return Go.NotFound;
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id);
        return Html.Page<PersonPage>(new
        {
            Known = new Known(person, account?.Email, account?.BlockedReason, account?.PasswordHash is not null, await db.Set<Authenticator>().AnyAsync(a => a.PersonId == id)), Errors = errors, Places = await places.Get(db), CanChange = actor.Can(Right.Administer),
            Chosen = typed is null ? person.Roles : Parse(typed.Roles), Unit = typed is null ? person.UnitId?.ToString(CultureInfo.InvariantCulture) : typed.Unit, Reason = reason,
        }, errors.Status);
    }

    public async Task<IResult> SetRoles(long id, RolesInput input)
    {
        var errors = new Errors();
        var roles = Parse(input.Roles) | Roles.Resident;
        var unit = errors.Choice("Unit", input.Unit, (await places.Get(db)).Units.Select(u => u.Id), required: (roles & Roles.Unit) != 0);
        if (errors.Any) return await Show(id, errors, input);
        var kept = await db.Change(async () =>
        {
            await keep.Lock();
            if ((roles & Roles.Administrator) == 0 && await keep.IsLast(id)) return false;
            var before = await db.People.Where(p => p.Id == id && p.ErasedAt == null).Select(p => (Roles?)p.Roles).FirstOrDefaultAsync();
            if (before is { } had) log.NoteRoles(id, had, roles);
            await db.People.Where(p => p.Id == id && p.ErasedAt == null).ExecuteUpdateAsync(s => s.SetProperty(p => p.Roles, roles).SetProperty(p => p.UnitId, unit));
            return true;
        });
        return kept ? Go.To($"/verwaltung/personen/{id}", T.RolesSaved) : await Show(id, Errors.Of("Roles", T.LastAdministrator), input);
    }

    public async Task<IResult> Block(long id, BlockInput input)
    {
        var errors = new Errors();
        var reason = errors.Text("Reason", input.Reason, 500, 5);
        if (errors.Any) return await Show(id, errors, reason: input.Reason);
        var blocked = await db.Change(async () =>
        {
            await keep.Lock();
            if (await keep.IsLast(id)) return false;
            var now = db.Now;
            await db.People.Where(p => p.Id == id && p.ErasedAt == null).ExecuteUpdateAsync(s => s.SetProperty(p => p.BlockedAt, now));
            await db.Set<Account>().Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.BlockedReason, reason));
            log.Note(SecurityEvent.AccountBlocked, id);
            return true;
        });
        return blocked ? Go.To($"/verwaltung/personen/{id}", T.PersonBlocked) : await Show(id, Errors.Of("Reason", T.LastAdministrator), reason: input.Reason);
    }

    public async Task<IResult> Unblock(long id)
    {
        await db.Change(async () =>
        {
            await db.People.Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.BlockedAt, (DateTimeOffset?)null));
            await db.Set<Account>().Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.BlockedReason, (string?)null));
            log.Note(SecurityEvent.AccountUnblocked, id);
        });
        return Go.To($"/verwaltung/personen/{id}", T.PersonUnblocked);
    }

    /// <summary>For somebody who lost both telephone and recovery codes and has shown who they are.</summary>
    public async Task<IResult> ResetSecondFactor(long id)
    {
        await db.Change(async () =>
        {
            await SetUpSecondFactor.Remove(db, id);
            await sessions.All(id);
            log.Note(SecurityEvent.SecondFactorRemoved, id, "by an administrator");
            if (await db.Set<Account>().Where(a => a.Id == id).Select(a => a.Email).FirstOrDefaultAsync() is { } email) letters.Post(email, T.MailSecondFactorOffSubject, T.MailSecondFactorResetText, id);
        });
        return Go.To($"/verwaltung/personen/{id}", T.SecondFactorReset);
    }

    /// <summary>For a device that was lost, or an account that does strange things.</summary>
    public async Task<IResult> SignOut(long id)
    {
        if (!await db.People.AnyAsync(p => p.Id == id && p.ErasedAt == null)) return Go.NotFound;
        await db.Change(async () =>
        {
            await sessions.All(id);
            log.Note(SecurityEvent.SessionEnded, id, "all, by an administrator");
        });
        return id == actor.Id ? Go.To("/anmelden", T.PersonSignedOut) : Go.To($"/verwaltung/personen/{id}", T.PersonSignedOut);
    }

    internal static Roles Parse(IEnumerable<string>? names) =>
        (names ?? []).Select(n => Enum.TryParse<Roles>(n, out var role) && RoleNames.All.Contains(role) ? role : Roles.None).Aggregate(Roles.None, (a, b) => a | b);
}
