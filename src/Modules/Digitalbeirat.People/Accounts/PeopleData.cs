using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Accounts;

/// <summary>The account, and what the kernel keeps about a person: items, files, mails. Supports and follows are the Debate module's.</summary>
sealed class PeopleData(AppDb db) : IPersonalData
{
    public string Part => "account";

    public async Task<object> Export(long personId)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == personId);
        return new
        {
            Person = await db.People.AsNoTracking().FirstAsync(p => p.Id == personId),
            account?.Email, account?.BlockedReason, SecondFactor = await db.Set<Authenticator>().AnyAsync(a => a.PersonId == personId),
            Sessions = await db.Set<Session>().AsNoTracking().Where(s => s.PersonId == personId).Select(s => new { s.Device, s.Means, s.StartedAt, s.SeenAt, s.ExpiresAt }).ToListAsync(),
            Providers = await db.Set<IdentityUserLogin<long>>().Where(l => l.UserId == personId).Select(l => l.ProviderDisplayName).ToListAsync(),
            HasPassword = account?.PasswordHash is not null,
            Passkeys = await db.Set<IdentityUserPasskey<long>>().CountAsync(p => p.UserId == personId),
            LinksSent = await db.Set<Proof>().Where(p => p.PersonId == personId).Select(p => new { p.Kind, p.CreatedAt, p.ExpiresAt }).ToListAsync(),
            Items = await db.Items.AsNoTracking().Where(i => i.AuthorId == personId).OrderBy(i => i.Id)
                .Select(i => new { i.Number, i.Kind, i.Title, i.Body, i.State, i.Visibility, i.CreatedAt, i.ChangedAt, Versions = i.Texts.Select(t => new { t.Language, t.Title, t.Body }).ToList() }).ToListAsync(),
            EarlierTexts = await db.EarlierTexts.AsNoTracking().Where(t => t.EditorId == personId).Select(t => new { t.ItemId, t.Title, t.Body, t.ReplacedAt }).ToListAsync(),
            Files = await db.Attachments.Where(a => a.PersonId == personId).Select(a => new { a.Id, a.Name, a.MediaType, a.Size, a.Alt, a.At }).ToListAsync(),
            Actions = await db.Journal.Where(e => e.ActorId == personId).OrderBy(e => e.Seq).Select(e => new { e.What, e.Item!.Number, e.At }).ToListAsync(),
            Mails = await db.Mails.Where(m => m.PersonId == personId).Select(m => new { m.To, m.Subject, m.Text, m.CreatedAt, m.SentAt }).ToListAsync(),
        };
    }

    public async Task Erase(long personId)
    {
        var email = await db.Set<Account>().Where(a => a.Id == personId).Select(a => a.Email).FirstOrDefaultAsync();
        var key = await db.Set<Account>().Where(a => a.Id == personId).Select(a => a.NormalizedEmail).FirstOrDefaultAsync();
        await db.Mails.Where(m => m.PersonId == personId || (email != null && m.To == email)).ExecuteDeleteAsync();
        await db.Set<Proof>().Where(p => p.PersonId == personId || (key != null && p.Email == key)).ExecuteDeleteAsync();
        await db.Set<Session>().Where(s => s.PersonId == personId).ExecuteDeleteAsync();
        await SetUpSecondFactor.Remove(db, personId);
        await db.Set<IdentityUserPasskey<long>>().Where(p => p.UserId == personId).ExecuteDeleteAsync();
        await db.Set<IdentityUserToken<long>>().Where(p => p.UserId == personId).ExecuteDeleteAsync();
        await db.Set<IdentityUserLogin<long>>().Where(p => p.UserId == personId).ExecuteDeleteAsync();
        await db.Set<IdentityUserClaim<long>>().Where(p => p.UserId == personId).ExecuteDeleteAsync();
        await db.Set<Account>().Where(a => a.Id == personId).ExecuteDeleteAsync();
        await db.Attachments.Where(a => a.PersonId == personId).ExecuteUpdateAsync(s => s.SetProperty(a => a.PersonId, (long?)null));
        var now = db.Now;
        await db.People.Where(p => p.Id == personId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Name, "").SetProperty(p => p.Roles, Roles.None).SetProperty(p => p.UnitId, (int?)null)
            .SetProperty(p => p.DistrictId, (int?)null).SetProperty(p => p.OrganisationId, (long?)null).SetProperty(p => p.ResidenceProvenAt, (DateTimeOffset?)null).SetProperty(p => p.ErasedAt, now));
    }
}
