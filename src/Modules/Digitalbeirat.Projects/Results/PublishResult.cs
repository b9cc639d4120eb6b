using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Projects.Profile;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Results;

/// <summary>What came of a project, to be told.</summary>
public sealed record ResultText(string Outcome, string Title, string Text, IReadOnlyList<string> Lessons, double? Before = null, double? After = null);

/// <summary>Ends a project in public: what it reached, before and after, and what others should know. Failing is an outcome like any other.</summary>
public sealed class PublishResult(AppDb db, Actor actor) : ISlice
{
    public const int TextMin = 100;

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/projekte/{number}/ergebnis", (string number, PublishResult slice) => slice.Form(number, null, new())).Needs(Right.Answer).MayRefuse();
        routes.MapPost("/verwaltung/projekte/{number}/ergebnis", (string number, [FromForm] Input? input, PublishResult slice) => slice.Submit(number, input ?? new())).Needs(Right.Answer).MayRefuse();
    }

    /// <param name="Lessons">One a line.</param>
    public sealed record Input
    {
        public string? Outcome { get; init; }
        public string? Title { get; init; }
        public string? Text { get; init; }
        public string? Before { get; init; }
        public string? After { get; init; }
        public string? Lessons { get; init; }

        public ResultText Read(Errors errors)
        {
            errors.AddIf(Outcome is not (ResultState.Done or ResultState.Failed), nameof(Outcome), T.ChooseOutcome);
            var title = errors.Text(nameof(Title), Title, Item.TitleMax);
            var text = errors.Text(nameof(Text), Text, Item.BodyMax, TextMin);
            var lessons = (Lessons ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.TrimStart('-', '*', ' ')).Where(l => l.Length > 0).ToList();
            errors.AddIf(lessons.Count == 0, nameof(Lessons), T.LessonsNeeded);
            errors.AddIf(lessons.Count > Result.LessonsMax || lessons.Any(l => l.Length > Result.LessonMax), nameof(Lessons), T.LessonsTooMany(Result.LessonsMax, Result.LessonMax));
            return new(Outcome ?? "", title, text, lessons, errors.Number(nameof(Before), Before, false), errors.Number(nameof(After), After, false));
        }
    }

    async Task<IResult> Form(string number, Input? input, Errors errors)
    {
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        Refused.If(!ProjectRules.CanPublishResult(item.State), T.RuleEnded);
        var project = await db.Projects.AsNoTracking().FirstAsync(p => p.ItemId == item.Id);
        var last = await db.Measurements.Where(v => v.ProjectId == item.Id).OrderByDescending(v => v.At).Select(v => (double?)v.Value).FirstOrDefaultAsync();
        input ??= new() { Title = item.Title, Before = Words(project.Baseline), After = Words(last) };
        return Html.Page<PublishResultPage>(new { Item = item, Project = project, Input = input, Errors = errors }, errors.Status);
    }

    static string? Words(double? number) => number?.ToString("0.####", Show.Culture);

    async Task<IResult> Submit(string number, Input input)
    {
        var errors = new Errors();
        var text = input.Read(errors);
        if (errors.Any) return await Form(number, input, errors);
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        var result = await Run(item, text);
        return Go.To(ProjectKind.Result.Address(result.Number), T.ResultPublished);
    }

    public Task<Item> Run(Item project, ResultText text) => db.Change(async () =>
    {
        // Two who publish at once must not make two results: the second finds the project ended.
        var now = db.Now;
        Refused.If(!ProjectRules.CanPublishResult(project.State) || await db.Items.Where(i => i.Id == project.Id && i.State == project.State).ExecuteUpdateAsync(s => s.SetProperty(i => i.ChangedAt, now)) == 0, T.RuleEnded);
        var item = await db.Raise(ProjectKind.Result, actor.Person, text.Title, text.Text, text.Outcome, PathEvents.ResultPublished, i =>
            (i.UnitId, i.AreaId, i.DistrictId) = (project.UnitId, project.AreaId, project.DistrictId), new { outcome = text.Outcome });
        var result = new Result { ItemId = item.Id, ProjectId = project.Id, Before = text.Before, After = text.After };
        result.Lessons.AddRange(text.Lessons.Select((l, i) => new Lesson { Order = i + 1, Text = l }));
        db.Results.Add(result);
        await db.Join(project.Id, item.Id, LinkKind.MeasuredBy);
        db.Move(project, text.Outcome == ResultState.Done ? ProjectState.Done : ProjectState.Failed, "project.ended", actor.Id);
        project.Reason = null;
        await db.SaveChangesAsync();
        return item;
    });
}
