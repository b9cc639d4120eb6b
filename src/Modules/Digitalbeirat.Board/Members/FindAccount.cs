using System.Globalization;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Members;

static class FindAccount
{
    /// <summary>The account behind a pseudonym or "#number"; pseudonyms need not be unique, then the number is asked for.</summary>
    public static async Task<long?> Account(this AppDb db, string field, string? typed, Errors errors)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0) return null;
        var byNumber = text[0] == '#' && long.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var found = await db.People.AsNoTracking().Where(p => p.ErasedAt == null && (byNumber != null ? p.Id == byNumber : p.Name == text)).OrderBy(p => p.Id).Select(p => p.Id).Take(5).ToListAsync();
        if (found.Count == 1) return found[0];
        errors.Add(field, found.Count == 0 ? T.NoSuchAccount : T.SeveralAccounts(string.Join(", ", found.Select(f => "#" + f))));
        return null;
    }
}
