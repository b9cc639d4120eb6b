using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Results;

/// <summary>What one project taught.</summary>
public sealed record LessonsOf(string Result, string Title, string Outcome, DateTimeOffset At, IReadOnlyList<string> Lessons);

/// <summary>All lessons, of what failed as of what worked: so that nobody has to learn them again.</summary>
public sealed class ListLessons(AppDb db, ListItems list) : ISlice
{
    public const string FromFailed = "gescheitertem", FromDone = "gelungenem";

    public static void Map(Routes routes)
    {
        routes.MapGet("/lehren", async (string? aus, string? nach, HttpRequest request, ListLessons slice) => Html.Page<ListLessonsPage>(new { Page = await slice.Run(aus, nach), From = aus, request.Query })).Public();
        routes.MapGet("/api/lessons", (string? aus, string? nach, ListLessons slice) => slice.Run(aus, nach)).Public().Api("Projects", "Lessons by result; aus=gescheitertem (of failures) or gelungenem (of successes) narrows");
    }

    public async Task<Paged<LessonsOf>> Run(string? from, string? after)
    {
        var state = from switch { FromFailed => ResultState.Failed, FromDone => ResultState.Done, _ => null };
        var results = await list.Run(ProjectKind.Result.Key, new(State: state, After: after));
        var ids = results.Rows.Select(r => r.Id).ToList();
        var lessons = (await db.Lessons.AsNoTracking().Where(l => ids.Contains(l.ResultId)).OrderBy(l => l.Order).ToListAsync()).ToLookup(l => l.ResultId, l => l.Text);
        return new([.. results.Rows.Select(r => new LessonsOf(r.Number, r.Title, r.State, r.CreatedAt, [.. lessons[r.Id]]))], results.Next);
    }
}
