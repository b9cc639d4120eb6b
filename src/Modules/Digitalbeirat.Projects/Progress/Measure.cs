using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Progress;

/// <summary>A value and the day it was measured on.</summary>
public sealed record ValueAt(DateOnly Day, double Value, string? Note = null);

/// <summary>Brings values of the indicator in, one by form or many by file; a day's later value replaces the earlier.</summary>
public sealed class Measure(AppDb db, Actor actor, RunProject run) : ISlice
{
    const int MaxBytes = 1024 * 1024;

    public static void Map(Routes routes)
    {
        routes.MapPost("/verwaltung/projekte/{number}/werte", (string number, [FromForm] Input? input, Measure slice) => slice.Submit(number, input ?? new())).Needs(Right.Answer).MayRefuse();
        routes.MapPost("/verwaltung/projekte/{number}/werte/datei", (string number, [FromForm] Nothing? _, IFormFile? file, Measure slice) => slice.SubmitFile(number, file)).Needs(Right.Answer).MayRefuse();
    }

    public sealed record Input
    {
        public string? MeasuredOn { get; init; }
        public string? Value { get; init; }
        public string? ValueNote { get; init; }
    }

    async Task<IResult> Submit(string number, Input input)
    {
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        var errors = new Errors();
        var day = errors.Date(nameof(input.MeasuredOn), input.MeasuredOn);
        errors.AddIf(day > Show.Day(db.Now), nameof(input.MeasuredOn), T.NotInFuture);
        var value = errors.Number(nameof(input.Value), input.Value);
        var note = errors.OptionalText(nameof(input.ValueNote), input.ValueNote, Measurement.NoteMax);
        if (errors.Any) return await run.Page(number, errors, value: input);
        var (_, replaced) = await Run(item, [new(day!.Value, value!.Value, note.Length > 0 ? note : null)]);
        return Go.To($"/verwaltung/projekte/{item.Number}#werte", replaced > 0 ? T.ValueReplaced : T.ValueAdded);
    }

    async Task<IResult> SubmitFile(string number, IFormFile? file)
    {
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        var errors = new Errors();
        if (file is null or { Length: 0 }) errors.Add(nameof(file), T.ChooseFile);
        else if (file.Length > MaxBytes) errors.Add(nameof(file), T.FileTooLarge);
        if (errors.Any) return await run.Page(number, errors);
        using var memory = new MemoryStream();
        await file!.CopyToAsync(memory);
        var (values, problems) = ReadValues.Run(memory.ToArray(), Show.Day(db.Now));
        foreach (var problem in problems) errors.Add(nameof(file), problem);
        if (errors.Any) return await run.Page(number, errors);
        var (added, replaced) = await Run(item, values);
        return Go.To($"/verwaltung/projekte/{item.Number}#werte", T.ValuesImported(added, replaced));
    }

    /// <summary>Takes the values; how many days were new, and how many had a value before.</summary>
    public Task<(int Added, int Replaced)> Run(Item item, IReadOnlyCollection<ValueAt> values) => db.Change(async () =>
    {
        Refused.If(!ProjectRules.CanMeasure(item.State), T.RuleMeasure);
        var known = await db.Measurements.Where(v => v.ProjectId == item.Id).ToDictionaryAsync(v => v.At);
        Refused.If(known.Count + values.Count > Measurement.Most, T.TooManyValues(Measurement.Most));
        var (added, replaced) = (0, 0);
        foreach (var v in values)
        {
            var at = Show.Moment(v.Day, TimeOnly.MinValue);
            if (known.TryGetValue(at, out var there)) replaced++;
            else
            {
                db.Measurements.Add(known[at] = there = new Measurement { ProjectId = item.Id, At = at });
                added++;
            }
            (there.Value, there.Note) = (v.Value, v.Note);
        }
        item.ChangedAt = db.Now;
        db.Record(item, "project.measured", actor.Id, new { added, replaced });
        return (added, replaced);
    });
}
