using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Cockpit;

/// <summary>Work or a mail that did not go through. To whom a mail goes is not shown.</summary>
public sealed record FailureRow(long Id, string What, int Attempts, string? Error, DateTimeOffset NextAt, bool GivenUp);

public sealed record Failures(IReadOnlyList<FailureRow> Jobs, IReadOnlyList<FailureRow> Mails);

/// <summary>What the program could not do, and the button to let it try again.</summary>
public sealed class ShowFailures(AppDb db) : ISlice
{
    public const string Address = "/verwaltung/technik";

    /// <summary>As many tries as mails get.</summary>
    const int MailTries = 12, Size = 50;

    public sealed record Input
    {
        public string? What { get; init; }
        public string? Id { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (ShowFailures slice) => Html.Page<ShowFailuresPage>(new { Failures = await slice.Run() })).Needs(Right.Organise);
        routes.MapGet("/api/office/failures", async (ShowFailures slice) => await slice.Run()).Api("Office", "Jobs and mails that did not go through").Needs(Right.Organise);
        routes.MapPost(Address + "/wiederholen", async ([FromForm] Input input, ShowFailures slice) => await slice.Again(input ?? new())).Needs(Right.Organise);
    }

    public static IQueryable<Job> Jobs(AppDb db) => db.Jobs.AsNoTracking().Where(j => j.Error != null || j.GivenUp);
    public static IQueryable<OutgoingMail> Mails(AppDb db) => db.Mails.AsNoTracking().Where(m => m.SentAt == null && m.Attempts > 0);

    async Task<Failures> Run() => new(
        await Jobs(db).OrderBy(j => j.Id).Take(Size).Select(j => new FailureRow(j.Id, j.Kind, j.Attempts, j.Error, j.DueAt, j.GivenUp)).ToListAsync(),
        await Mails(db).OrderBy(m => m.Id).Take(Size).Select(m => new FailureRow(m.Id, m.Subject, m.Attempts, m.Error, m.NextTryAt, m.Attempts >= MailTries)).ToListAsync());

    async Task<IResult> Again(Input input)
    {
        if (!long.TryParse(input.Id, out var id)) return Go.NotFound;
        var now = db.Now;
        await db.Change(async () =>
        {
            if (input.What == "job") await db.Jobs.Where(j => j.Id == id).ExecuteUpdateAsync(s => s.SetProperty(j => j.DueAt, now).SetProperty(j => j.Attempts, 0).SetProperty(j => j.GivenUp, false));
            if (input.What != "mail") return;
            await db.Mails.Where(m => m.Id == id && m.SentAt == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.NextTryAt, now).SetProperty(m => m.Attempts, 0));
            db.Jobs.Add(new Job { Kind = DeliverMail.Kind, DueAt = now });
        });
        return Go.To(Address, T.NoticeAgain);
    }
}
