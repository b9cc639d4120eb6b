using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Reports;

/// <summary>Anybody may say that something here is not all right (notice and action, Regulation (EU) 2022/2065, Article 16).</summary>
public sealed class ReportItem(AppDb db, Actor actor, Reported reported, ReportLetters letters) : ISlice
{
    public sealed record Input
    {
        public string? Reason { get; init; }
        public string? Text { get; init; }
        public string? Email { get; init; }
        public string? Honest { get; init; }
        public string? Website { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/melden/{number}", async (string number, [FromQuery(Name = "kommentar")] string? comment, ReportItem slice) => await slice.Page(number, comment, new(), new())).Public();
        routes.MapPost("/melden/{number}", async (string number, [FromQuery(Name = "kommentar")] string? comment, [FromForm] Input input, ReportItem slice) => await slice.Run(number, comment, input ?? new()))
            .Public().RequireRateLimiting(VisitorLimit.Name);
        routes.MapGet("/melden/danke", () => Html.Page<ReportSentPage>(new { })).Public();
    }

    async Task<Subject?> Find(string number, string? comment)
    {
        long? id = null;
        if (!string.IsNullOrEmpty(comment))
        {
            if (!long.TryParse(comment, out var typed)) return null;
            id = typed;
        }
        // What is hidden already needs no report.
        return await reported.Find(number, id) is { Hidden: false } subject ? subject : null;
    }

    async Task<IResult> Page(string number, string? comment, Input input, Errors errors) => await Find(number, comment) is { } subject
        ? Html.Page<ReportItemPage>(new { Subject = subject, Input = input, Errors = errors, actor.SignedIn }, errors.Status)
        : Go.NotFound;

    async Task<IResult> Run(string number, string? comment, Input input)
    {
        if (await Find(number, comment) is not { } subject) return Go.NotFound;
        var errors = new Errors();
        errors.AddIf(!ReportReasons.Knows(input.Reason), "reason", T.ChooseAReason);
        var text = errors.Text("text", input.Text, Report.TextMax, Report.TextMin);
        var email = actor.SignedIn || string.IsNullOrWhiteSpace(input.Email) ? null : errors.Email("email", input.Email);
        errors.AddIf(input.Honest is null, "honest", T.HonestMissing);
        if (errors.Any) return await Page(number, comment, input, errors);
        if (string.IsNullOrEmpty(input.Website)) await Keep(subject, input.Reason!, text, email);
        return Go.To("/melden/danke");
    }

    Task Keep(Subject subject, string reason, string text, string? email) => db.Change(async () =>
    {
        var (item, comment, me) = (subject.Item.Id, subject.Comment?.Id, actor.Id);
        // Pressing twice is one report.
        if (await db.Set<Report>().AnyAsync(r => r.Decision == ReportDecision.Open && r.ItemId == item && r.CommentId == comment && r.Text == text && r.ReporterId == me && r.Email == email)) return;
        var report = new Report { ItemId = item, CommentId = comment, ReporterId = me, Email = email, Language = Languages.Current, Reason = reason, Text = text, At = db.Now };
        db.Add(report);
        await letters.Received(report, subject);
    });
}
