using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Answers;

/// <summary>Unit or council answers a recommendation or a concern, in public: written, looked at once more, published.</summary>
public sealed class GiveAnswer(AppDb db, Actor actor, Places places, TownSettings towns, SendRecommendation send) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/antworten/neu", (string? auf, GiveAnswer slice) => slice.Start(auf)).Needs(Right.Answer).MayRefuse();
        routes.MapPost("/antworten/neu", ([FromForm] AnswerInput? input, GiveAnswer slice) => slice.Submit(input ?? new())).Needs(Right.Answer).MayRefuse();
    }

    async Task<IResult> Start(string? number)
    {
        var (subject, instead) = await Subject(number);
        if (subject is null) return instead!;
        var due = DueDate.Of(Kernel.Texts.Show.Day(db.Now.AddDays((await towns.Get(db)).AnswerDays)));
        return await Form(subject, new() { On = subject.Number, By = Council ? "council" : "unit", NewDue = Kernel.Texts.Show.Day(due).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }, new());
    }

    async Task<IResult> Submit(AnswerInput input)
    {
        var (subject, instead) = await Subject(input.On);
        if (subject is null) return instead!;
        var errors = new Errors();
        var answer = input.Read(errors, subject, await places.Get(db), db.Now, ChoosesCouncil) with { ByCouncil = ChoosesCouncil ? input.By == "council" : Council };
        if (errors.Any || input.Step == "aendern") return await Form(subject, input, input.Step == "aendern" ? new() : errors);
        if (input.Step != "veroeffentlichen") return Html.Page<CheckAnswerPage>(new { Subject = subject, Input = input, Answer = answer, Places = await places.Get(db) });
        var item = await Run(subject, answer);
        return Go.To(BoardKind.Answer.Address(item.Number), T.AnswerPublished);
    }

    async Task<IResult> Form(Item subject, AnswerInput input, Errors errors) => Html.Page<GiveAnswerPage>(new
    {
        Subject = subject, Input = input, Errors = errors, Places = await places.Get(db), ChoosesCouncil,
    }, errors.Status);

    bool Council => actor.Is(Roles.Council) && !actor.Is(Roles.Unit);

    /// <summary>The office answers for both, and so does whoever is of both.</summary>
    bool ChoosesCouncil => actor.Can(Right.Organise) || (actor.Is(Roles.Council) && actor.Is(Roles.Unit));

    async Task<(Item?, IResult?)> Subject(string? number)
    {
        var subject = await db.Find(actor, BoardKind.Recommendation.Key, number) ?? await db.Find(actor, BoardKind.ConcernKey, number);
        if (subject is null) return (null, Go.NotFound);
        if (!Access.CanAnswer(actor, subject)) return (null, Go.Status(403));
        Refused.If(!await IsWaiting(subject), AnswerRules.OnceRule);
        return (subject, null);
    }

    /// <summary>Whether there is still something to answer: passing on alone is no end.</summary>
    public async Task<bool> IsWaiting(Item subject)
    {
        if (subject.Visibility != Visibility.Public || subject.MergedIntoId is not null) return false;
        if (subject.Kind == BoardKind.Recommendation.Key) return AnswerRules.CanAnswerRecommendation(subject.State);
        var items = db.Items;
        return !await db.Answers.AnyAsync(a => a.SubjectId == subject.Id && items.Any(i => i.Id == a.ItemId && i.State != AnswerKind.PassedOn && i.Visibility == Visibility.Public));
    }

    public Task<Item> Run(Item subject, AnswerText answer) => db.Change(async () =>
    {
        Refused.If(!await db.Hold(subject.Id, subject.State) || !await IsWaiting(subject), AnswerRules.OnceRule);
        var item = await db.Raise(BoardKind.Answer, actor.Person, Title(subject.Title), answer.Text, answer.Kind, PathEvents.Answered, i =>
            (i.UnitId, i.AreaId, i.DistrictId, i.DueAt) = (subject.UnitId, subject.AreaId, subject.DistrictId, answer.NewDueAt), new { kind = answer.Kind });
        await Connect(subject, item);
        db.Answers.Add(new Answer { ItemId = item.Id, SubjectId = subject.Id, ByCouncil = answer.ByCouncil, PassedToUnitId = answer.PassTo, AnsweredAt = db.Now });
        if (AnswerRules.MovesResponsibility(answer.Kind)) await PassOn(subject, answer);
        else if (subject.Kind == BoardKind.Recommendation.Key) db.Move(subject, RecommendationState.Answered, "recommendation.answered", actor.Id);
        await db.SaveChangesAsync();
        return item;
    });

    /// <summary>The path goes from the subject to its answer; after a passing on it also shows who was asked in between.</summary>
    async Task Connect(Item subject, Item item)
    {
        await db.Join(subject.Id, item.Id, LinkKind.AnsweredBy);
        var before = await (from a in db.Answers join i in db.Items on a.ItemId equals i.Id where a.SubjectId == subject.Id && i.State == AnswerKind.PassedOn orderby a.AnsweredAt descending, i.Id descending select i).FirstOrDefaultAsync();
        if (before is null) return;
        await db.Join(before.Id, item.Id, LinkKind.LedTo);
        // Nobody waits for the earlier answer's date any more.
        before.DueAt = null;
    }

    async Task PassOn(Item subject, AnswerText answer)
    {
        (subject.UnitId, subject.DueAt, subject.ChangedAt) = (answer.PassTo, answer.NewDueAt, db.Now);
        db.Record(subject, subject.Kind == BoardKind.Recommendation.Key ? "recommendation.passed-on" : "answer.concern-passed-on", actor.Id);
        await db.Recommendations.Where(r => r.ItemId == subject.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.OverdueNotedAt, (DateTimeOffset?)null));
        await send.Tell(subject, false);
    }

    static string Title(string subject)
    {
        var title = T.AnswerTo(subject);
        return title.Length <= Item.TitleMax ? title : title[..(Item.TitleMax - 2)].TrimEnd() + " …";
    }
}
