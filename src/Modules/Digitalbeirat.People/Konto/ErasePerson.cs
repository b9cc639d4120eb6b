using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Administration;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Konto;

/// <summary>Takes a person out of every module in one transaction. What stays is public contributions without a name.</summary>
public sealed class ErasePerson(AppDb db, IEnumerable<IPersonalData> parts, IEnumerable<IOwnTexts> texts, KeepAnAdministrator keep, KeepFile files, Outbox outbox)
{
    /// <summary>False where it is the last administrator.</summary>
    public async Task<bool> Run(long personId, bool withTexts)
    {
        List<string> orphans = [];
        var erased = await db.Change(async () =>
        {
            await keep.Lock();
            if (await keep.IsLast(personId)) return false;
            if (withTexts)
            {
                orphans = await db.Attachments.Where(a => a.PersonId == personId).Select(a => a.Hash).Distinct().ToListAsync();
                foreach (var own in texts) await own.DeleteTexts(personId);
            }
            foreach (var item in await db.Items.Where(i => i.AuthorId == personId).ToListAsync()) db.Record(item, "account.erased", null);
            // The account last: the others may still need to know its address.
            foreach (var part in parts.OrderBy(p => p is PeopleData)) await part.Erase(personId);
            return true;
        });
        // After the commit: a file is gone for good, a transaction is not.
        foreach (var hash in orphans)
            if (!await db.Attachments.AnyAsync(a => a.Hash == hash)) files.Delete(hash);
        if (erased) await outbox.Sweep(db);
        return erased;
    }
}
