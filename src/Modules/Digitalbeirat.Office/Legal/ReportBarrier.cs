using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Office.Legal;

/// <summary>Tells the office of a barrier, without an account.</summary>
public sealed class ReportBarrier(AppDb db, Actor actor, Town town, Postbox post) : ISlice
{
    public const int Max = 4000;

    public sealed record Input
    {
        public string? Text { get; init; }
        public string? Email { get; init; }
        public string? Page { get; init; }
        public string? Website { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/barriere-melden", ([FromQuery(Name = "seite")] string? page, ReportBarrier slice) => slice.Page(new() { Page = page is null ? "" : PathOf(page) }, new())).Public();
        routes.MapPost("/barriere-melden", async ([FromForm] Input input, ReportBarrier slice) => await slice.Run(input ?? new())).Public().RequireRateLimiting(VisitorLimit.Name);
        routes.MapGet("/barriere-melden/danke", () => Html.Page<BarrierSentPage>(new { })).Public();
    }

    IResult Page(Input input, Errors errors) => Html.Page<ReportBarrierPage>(new { Input = input, Errors = errors }, errors.Status);

    async Task<IResult> Run(Input input)
    {
        var errors = new Errors();
        var page = errors.OptionalText("page", input.Page, 400);
        var text = errors.Text("text", input.Text, Max, 5);
        var email = string.IsNullOrWhiteSpace(input.Email) ? null : errors.Email("email", input.Email);
        if (errors.Any) return Page(input, errors);
        // Programs that fill in what people cannot see are thanked and forgotten.
        if (string.IsNullOrEmpty(input.Website)) await Keep(page, text, email);
        return Go.To("/barriere-melden/danke");
    }

    Task Keep(string page, string text, string? email) => db.Change(() =>
    {
        db.Add(new Feedback { Page = page, Text = text, Email = email, PersonId = actor.Id, Language = Languages.Current, At = db.Now });
        if (town.ContactEmail.Length > 0)
            using (Languages.Use(Language.De))
                post.Post(town.ContactEmail, T.MailBarrierSubject, T.MailBarrierText(page.Length > 0 ? page : "–", text, email ?? T.NoAddressGiven, Show.Date(db.Now + Feedback.AnswerWithin), $"{town.Address}/verwaltung/barrieren"));
        return Task.CompletedTask;
    });

    /// <summary>The path of one of our pages, out of what a link or a browser said.</summary>
    public static string PathOf(string address)
    {
        var path = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.PathAndQuery : address;
        return path.Length is > 0 and <= 400 && path[0] == '/' ? path : "";
    }
}
