using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Answers;

/// <summary>The answers to an item, in the order they were given.</summary>
public sealed class ReadAnswers(AppDb db, Actor actor, Places places)
{
    public async Task<IReadOnlyList<GivenAnswer>> Run(long subjectId)
    {
        var place = await places.Get(db);
        var rows = await (from a in db.Answers.AsNoTracking()
                          join i in db.Items.ListedFor(actor) on a.ItemId equals i.Id
                          where a.SubjectId == subjectId
                          orderby a.AnsweredAt, a.ItemId
                          select new { Answer = a, i.Number, i.State, i.Body, i.Html, i.UnitId }).ToListAsync();
        return [.. rows.Select(r => new GivenAnswer(r.Number, r.State, r.Body, r.Html, r.Answer.ByCouncil, place.Unit(r.UnitId)?.Name, place.Unit(r.Answer.PassedToUnitId)?.Name, r.Answer.AnsweredAt))];
    }
}

/// <summary>An answer as the page of what it answers shows it.</summary>
public sealed record GivenAnswer(string Number, string Kind, string Text, string Html, bool ByCouncil, string? Unit, string? PassedTo, DateTimeOffset AnsweredAt);
