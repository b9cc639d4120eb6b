using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>Third step: the link in the mail. Opening it changes nothing (mail programs open links too); pressing the button publishes.</summary>
public sealed class ConfirmConcern(AppDb db, Places places, IPeople people, PublishConcern publish, IHttpContextAccessor http) : ISlice
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public static void Map(Routes routes)
    {
        routes.MapGet("/anliegen/bestaetigen/{token}", async (string token, ConfirmConcern slice) => await slice.Find(token) is { } draft
            ? Html.Page<ConfirmConcernPage>(new { Token = token, ConcernTitle = (await slice.Text(draft)).Title })
            : Go.Status(410, T.LinkUsed)).Public();
        routes.MapPost("/anliegen/bestaetigen/{token}", async (string token, [FromForm] string? sure, ConfirmConcern slice) => await slice.Run(token)).Public();
    }

    async Task<Draft?> Find(string token)
    {
        var (hash, oldest) = (Draft.Hash(token), db.Now - Life);
        return await db.Set<Draft>().FirstOrDefaultAsync(d => d.TokenHash == hash && d.SentAt > oldest);
    }

    async Task<ConcernText> Text(Draft draft) => ConcernRules.Check(draft.Input, await places.Get(db)).Text;

    async Task<IResult> Run(string token)
    {
        if (await Find(token) is not { } draft) return Go.Status(410, T.LinkUsed);
        var text = await Text(draft);
        var (person, item) = await db.Change(async () =>
        {
            var person = await people.ByProvenEmail(draft.Email!, draft.Name);
            return (person, await publish.Run(draft, text, person));
        });
        await people.SignIn(http.HttpContext!, person);
        return Go.To(Concern.Kind.Address(item.Number), T.ConcernPublished(item.Number));
    }
}
