using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Administration;

/// <summary>A house whose last administrator left could never be opened again.</summary>
public sealed class KeepAnAdministrator(AppDb db)
{
    public async Task<bool> IsLast(long personId) =>
        await Able().AnyAsync(p => p.Id == personId) && !await Able().AnyAsync(p => p.Id != personId);

    /// <summary>Locks the administrators' rows, so that two of them who resign at the same moment are seen one after the other. Runs inside a change, before <see cref="IsLast"/>.</summary>
    public Task Lock() => db.People.Where(p => (p.Roles & Roles.Administrator) != 0).OrderBy(p => p.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Roles, p => p.Roles));

    IQueryable<Person> Able() => db.People.Where(p => (p.Roles & Roles.Administrator) != 0 && p.BlockedAt == null && p.ErasedAt == null && db.Set<Account>().Any(a => a.Id == p.Id));
}
