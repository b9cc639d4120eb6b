using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.People.Organisations;
using Digitalbeirat.Projects;
using Digitalbeirat.Projects.Profile;
using Digitalbeirat.Projects.Progress;
using Digitalbeirat.Projects.Results;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Server.Demo;

/// <summary>Organisations, and projects from the first milestone to the result.</summary>
sealed class TellProjects(Timeline line, Cast cast, Places.Kept places, TellBoard board)
{
    readonly Dictionary<string, long> organisations = [];

    public void Join(Script.Organisation o, double daysAgo) => line.Add(daysAgo, cast.Office, async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        var item = await db.Raise(OrganisationWords.Kind, null, o.Name, o.About, OrganisationWords.Confirmed, "organisation.proposed", i =>
        {
            i.DistrictId = o.District is null ? null : places.Districts.FirstOrDefault(d => d.Name == o.District)?.Id;
            i.AreaId = o.Areas is [var first, ..] ? places.Areas.First(a => a.Key == first).Id : null;
        });
        db.Add(new Organisation { ItemId = item.Id, Kind = Enum.Parse<OrganisationKind>(o.Kind, true), Website = o.Website, Offers = o.Offers });
        organisations[o.Key] = item.Id;
    });

    public void Carry(Script.Project p, double meetingDaysAgo)
    {
        var start = meetingDaysAgo - p.StartDaysAfterMeeting;
        var begun = Math.Max(0.4, start + 5);
        var by = cast.Unit(p.Unit);
        var id = 0L;
        Task<Item> Project(IServiceProvider s) => s.GetRequiredService<AppDb>().Items.FirstAsync(i => i.Id == id);
        DateTimeOffset Day(double offset) => Show.Moment(Show.Day(line.At(0).AddDays(offset - start)), TimeOnly.MinValue);
        line.Add(begun, by, async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var i = p.Indicator;
            var plan = new ProjectPlan(p.Title, p.Summary, p.Goal, p.Hypothesis, p.Team, Day(0), Day(p.Milestones.Max(m => m.DayOffset)), p.BudgetEuros * 100, places.Units.First(u => u.Key == p.Unit).Id,
                new(i.Name, i.Unit, i.Direction == "down" ? Direction.Down : Direction.Up, i.Baseline, i.Target, i.Source ?? ""));
            id = (await s.GetRequiredService<StartProject>().Run(await db.Items.FirstAsync(x => x.Id == board.Ids["answer:" + p.Chain]), plan,
                [.. p.Milestones.Select(m => (m.Title, Day(m.DayOffset)))], [.. (p.Partners ?? []).Where(organisations.ContainsKey).Select(k => organisations[k])])).Id;
            await db.Set<Milestone>().Where(m => m.ProjectId == id).LoadAsync();
        }, moves: true);
        if (p.State != "planned") line.Add(Math.Max(0.35, start - 0.1), by, async s =>
        {
            if (await Project(s) is { State: ProjectState.Planned } item) s.GetRequiredService<AppDb>().Move(item, ProjectState.Running, "project.begun", by.Id);
        });
        foreach (var m in p.Milestones.Where(m => m.Done is not null && start - m.Done > 0))
            line.Add(start - m.Done!.Value - 0.3, by, async s =>
            {
                var milestone = await s.GetRequiredService<AppDb>().Set<Milestone>().FirstAsync(x => x.ProjectId == id && x.Title == m.Title);
                await s.GetRequiredService<PlanMilestones>().Tick(await Project(s), milestone, Day(m.Done.Value), m.Note);
            });
        foreach (var v in p.Indicator.Values.Where(v => start - v[0] > 0 && p.State != "planned"))
            line.Add(Math.Max(0.31, start - v[0] - 0.35), by, async s => await s.GetRequiredService<Measure>().Run(await Project(s), [new ValueAt(Show.Day(Day(v[0])), v[1])]));
        if (p.Result is null || p.State is not ("done" or "failed")) return;
        var last = Math.Max(p.Indicator.Values.Select(v => v[0]).DefaultIfEmpty(0).Max(), p.Milestones.Max(m => m.Done ?? m.DayOffset));
        line.Add(Math.Max(0.25, start - last - 12), by, async s => await s.GetRequiredService<PublishResult>().Run(await Project(s),
            new ResultText(p.State, p.Title, p.Result, p.Lessons ?? [], p.Indicator.Baseline, p.Indicator.Values.Count > 0 ? p.Indicator.Values[^1][1] : null)), moves: true);
    }
}
