using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Administration;

/// <summary>Who has an account. Found by exact name or address only: nobody browses through addresses.</summary>
public sealed class ListPeople(AppDb db, UserManager<Account> accounts, Places places) : ISlice
{
    const int Size = 50;

    public sealed record Row(long Id, string Name, Roles Roles, int? UnitId, DateTimeOffset CreatedAt, bool Blocked, bool HasAccount);

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/personen", async (string? q, string? rolle, string? nach, HttpContext http, ListPeople slice, Actor actor) => Html.Page<PeoplePage>(new
        {
            Rows = await slice.Run(q, rolle, nach), Query = http.Request.Query, Places = await slice.Kept(), Search = q, Role = rolle, CanChange = actor.Can(Right.Administer),
        })).Needs(Right.Organise);
        routes.MapGet("/api/people", (string? q, string? rolle, string? nach, ListPeople slice) => slice.Run(q, rolle, nach)).Needs(Right.Organise)
            .Api("People", "Accounts (for the office); q finds an exact name or address");
    }

    ValueTask<Places.Kept> Kept() => places.Get(db);

    public async Task<Paged<Row>> Run(string? search, string? role, string? after)
    {
        var people = db.People.AsNoTracking().Where(p => p.ErasedAt == null);
        if (search?.Trim() is { Length: > 0 } q)
        {
            var key = accounts.NormalizeEmail(q);
            people = people.Where(p => p.Name == q || db.Set<Account>().Any(a => a.Id == p.Id && a.NormalizedEmail == key));
        }
        if (Enum.TryParse<Roles>(role, true, out var wanted) && wanted != Roles.None) people = people.Where(p => (p.Roles & wanted) != 0);
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last)) people = people.Where(p => p.Id < last);
        var rows = await people.OrderByDescending(p => p.Id).Take(Size + 1)
            .Select(p => new Row(p.Id, p.Name, p.Roles, p.UnitId, p.CreatedAt, p.BlockedAt != null, db.Set<Account>().Any(a => a.Id == p.Id))).ToListAsync();
        return Paged<Row>.Of(rows, Size, r => r.Id.ToString(CultureInfo.InvariantCulture));
    }
}
