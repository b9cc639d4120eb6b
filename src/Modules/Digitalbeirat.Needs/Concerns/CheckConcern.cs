using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Search;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>Second step: look at it once more, see what is similar, send it off.</summary>
public sealed class CheckConcern(AppDb db, Actor actor, Places places, Kinds kinds, Town town, RaiseConcern raise, PublishConcern publish, FindSimilar similar, Postbox post, IHttpContextAccessor http) : ISlice
{
    public sealed record Input
    {
        public string? Email { get; init; }
        public string? Name { get; init; }
        public string? Website { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/anliegen/neu/pruefen", async (CheckConcern slice) => await slice.Page(new(), new())).Public();
        routes.MapPost("/anliegen/neu/pruefen", async ([FromForm] Input? input, CheckConcern slice) => await slice.Run(input ?? new())).Public();
        routes.MapGet("/anliegen/neu/gesendet", () => Html.Page<ConcernSentPage>(new { })).Public();
    }

    async Task<IResult> Page(Input input, Errors errors)
    {
        if (await raise.Draft() is not { } draft) return Go.To("/anliegen/neu");
        var (text, wrong) = ConcernRules.Check(draft.Input, await places.Get(db));
        if (wrong.Any) return Go.To("/anliegen/neu");
        var rows = await similar.Run(text.Title + " " + text.Need, [Concern.Kind.Key], 3);
        return Html.Page<CheckConcernPage>(new { Input = input, Errors = errors, Text = text, draft.Input.Kept, Places = await places.Get(db), Similar = rows, Kinds = kinds, SignedIn = actor.SignedIn }, errors.Status);
    }

    async Task<IResult> Run(Input input)
    {
        if (await raise.Draft() is not { } draft) return Go.To("/anliegen/neu");
        var (text, wrong) = ConcernRules.Check(draft.Input, await places.Get(db));
        if (wrong.Any) return Go.To("/anliegen/neu");
        if (actor.Can(Right.TakePart))
        {
            var item = await publish.Run(draft, text, actor.Person!);
            DraftCookie.Forget(http.HttpContext!);
            return Go.To(Concern.Kind.Address(item.Number), T.ConcernPublished(item.Number));
        }
        var errors = new Errors();
        var email = errors.Email("email", input.Email);
        var name = errors.OptionalText("name", input.Name, Person.NameMax);
        if (errors.Any) return await Page(input, errors);
        // People leave a field alone that they cannot see; programs that fill everything in are thanked and forgotten.
        if (string.IsNullOrEmpty(input.Website)) await SendLink(draft, text, email, name);
        DraftCookie.Forget(http.HttpContext!);
        return Go.To("/anliegen/neu/gesendet");
    }

    async Task SendLink(Draft draft, ConcernText text, string email, string name)
    {
        var token = Draft.NewKey();
        draft.Email = email;
        draft.Name = name.Length > 0 ? name : null;
        draft.TokenHash = Draft.Hash(token);
        draft.SentAt = db.Now;
        // Ten mails a day to one address are enough for anybody and too few to annoy somebody with.
        var since = db.Now.AddDays(-1);
        if (await db.Mails.CountAsync(m => m.To == email && m.CreatedAt > since) < 10)
            post.Post(email, T.MailSubject(town.BoardName), T.MailText(text.Title, $"{town.Address}/anliegen/bestaetigen/{token}"));
        await db.SaveChangesAsync();
    }
}
