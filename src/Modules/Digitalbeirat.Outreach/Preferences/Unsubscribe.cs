using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Outreach.Mails;
using Digitalbeirat.Outreach.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Outreach.Preferences;

/// <summary>One click, no sign-in. Opening the link changes nothing; pressing the button does, and so does the mail program's own button (RFC 8058).</summary>
public sealed class Unsubscribe(AppDb db, UnsubscribeLinks links, ChoosePreferences choose) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/abbestellen/{token}", (string token, Unsubscribe slice) => slice.Show(token)).Public();
        // Mail programs post here without having seen a form, so there is no token of ours to ask for: the address itself is the secret.
        routes.MapPost("/abbestellen/{token}", (string token, Unsubscribe slice) => slice.Run(token)).Public().DisableAntiforgery();
    }

    async Task<IResult> Show(string token)
    {
        if (links.Read(token) is not { } link) return Go.NotFound;
        var title = await db.Items.Where(i => i.Id == link.ItemId).Select(i => i.Title).FirstOrDefaultAsync();
        return Html.Page<UnsubscribePage>(new { Token = token, Item = title, Done = false });
    }

    public async Task<IResult> Run(string token)
    {
        if (links.Read(token) is not { } link) return Go.NotFound;
        var (person, itemId) = link;
        await db.Change(async () =>
        {
            if (!await db.People.AnyAsync(p => p.Id == person && p.ErasedAt == null)) return;
            if (itemId is not { } item)
            {
                await choose.Set(person, Send.Never, Send.Never);
                return;
            }
            // The news came by way of anything upstream that they follow.
            var upstream = await db.Upstream(item);
            await db.Follows.Where(f => f.PersonId == person && upstream.Contains(f.ItemId)).ExecuteUpdateAsync(s => s.SetProperty(f => f.Muted, true));
            await db.Set<Notification>().Where(n => n.PersonId == person && n.ItemId == item && n.MailedAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.Send, Send.Never));
        });
        return Html.Page<UnsubscribePage>(new { Token = token, Item = await db.Items.Where(i => i.Id == itemId).Select(i => i.Title).FirstOrDefaultAsync(), Done = true });
    }
}
