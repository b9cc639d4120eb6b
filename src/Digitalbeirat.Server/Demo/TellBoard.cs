using Digitalbeirat.Board;
using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Answers;
using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Board.Members;
using Digitalbeirat.Board.Motions;
using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Server.Demo;

/// <summary>Members, meetings, motions with their votes, recommendations and answers.</summary>
sealed class TellBoard(Timeline line, Cast cast, Places.Kept places, TellConcerns concerns)
{
    readonly Dictionary<string, long> members = [];
    readonly Dictionary<string, HashSet<long>> present = [];

    /// <summary>Items by the keys of the script; "answer:" and a chain's key for its answer.</summary>
    public Dictionary<string, long> Ids { get; } = [];

    int UnitId(string key) => places.Units.First(u => u.Key == key).Id;
    Task<Item> Item(IServiceProvider s, string key) => s.GetRequiredService<AppDb>().Items.FirstAsync(i => i.Id == Ids[key]);

    public void Seat(IReadOnlyList<Script.Member> all, double daysAgo)
    {
        foreach (var m in all)
            line.Add(daysAgo, cast.Office, async s =>
            {
                var person = m.Name == FoundCity.SignIns[1].Name ? cast[m.Name].Id : (long?)null;
                var role = m.Role switch { "chair" => BoardRole.Chair, "deputy" => BoardRole.Deputy, _ => BoardRole.Member };
                var member = await s.GetRequiredService<AddMember>().Run(new MemberProfile(m.Name, Enum.Parse<Seat>(m.Seat, true), role, line.At(daysAgo), null, m.OnBehalfOf,
                    m.District is null ? null : places.Districts.FirstOrDefault(d => d.Name == m.District)?.Id, m.About, person));
                members[m.Key] = member.Id;
            });
    }

    public void Meet(Script.Meeting m)
    {
        var planned = m.DaysAgo > 0 ? m.DaysAgo + 45 : Math.Max(1, 40 + m.DaysAgo);
        var start = Show.Moment(Show.Day(line.At(0).AddDays(-m.DaysAgo)), TimeOnly.ParseExact(m.Start, "HH:mm"));
        line.Add(planned, cast.Office, async s =>
        {
            var item = await s.GetRequiredService<ScheduleMeeting>().Run(new MeetingPlan(m.Title, m.Intro, start, start.AddMinutes(m.Minutes), m.Place.Name, m.Place.Address ?? "", m.Online ? "https://live.stadt.example/digitalbeirat" : null));
            Ids[m.Key] = item.Id;
            foreach (var p in m.Agenda)
                Ids[p.Key] = (await s.GetRequiredService<AddAgendaItem>().Run(item, new AgendaPoint(p.Title, Form(p.Kind), p.Minutes, p.Text ?? "", p.Public ? null : p.Reason ?? "Personalangelegenheit"))).Id;
        });
        if (m.DaysAgo > -21) line.Add(Math.Max(0.5, m.DaysAgo + 10), cast.Office, async s => await s.GetRequiredService<MoveMeeting>().Invite(await Item(s, m.Key)));
        if (m.DaysAgo <= 0) return;
        line.Add(m.DaysAgo + 0.02, cast.Office, s => Open(s, m));
        line.Add(m.DaysAgo - 0.2, cast.Office, s => Close(s, m));
    }

    async Task Open(IServiceProvider s, Script.Meeting m)
    {
        var (item, close) = (await Item(s, m.Key), s.GetRequiredService<CloseMeeting>());
        await s.GetRequiredService<MoveMeeting>().Open(item);
        // Who could not come is drawn, the same on every machine.
        var keys = members.Keys.Order(StringComparer.Ordinal).ToArray();
        new Random(m.Key.Aggregate(7, (h, c) => unchecked(h * 31 + c))).Shuffle(keys);
        present[m.Key] = [.. keys.Take(m.Attendance ?? keys.Length).Select(k => members[k])];
        await close.Attend(item.Id, members.Values.ToDictionary(id => id, id => present[m.Key].Contains(id) ? Presence.Present : Presence.Excused));
    }

    async Task Close(IServiceProvider s, Script.Meeting m)
    {
        var edit = s.GetRequiredService<EditAgendaItem>();
        foreach (var p in m.Agenda) await edit.Minute(await Item(s, p.Key), AgendaState.Discussed, Cut(p.Outcome), "");
        var (item, close) = (await Item(s, m.Key), s.GetRequiredService<CloseMeeting>());
        await close.Minute(item, m.MinutesText ?? "");
        await close.Run(item);
    }

    public void Decide(Script.Chain c, double meetingDaysAgo)
    {
        foreach (var concern in c.Concerns)
        {
            concerns.Add(concern);
            if (c.Recommendation is not null) line.Add(Math.Min(concern.DaysAgo - 0.4, Math.Max(meetingDaysAgo + 20, concern.DaysAgo - 6)), cast.Office, s => concerns.Assign(s, concern.Key, c.Recommendation.Unit));
            line.Add(Math.Min(concern.DaysAgo - 0.6, meetingDaysAgo + 14), cast.Office, async s =>
                await s.GetRequiredService<PutOnAgenda>().Join(await concerns.Item(s, concern.Key), await Item(s, c.AgendaItem)), moves: true);
        }
        line.Add(meetingDaysAgo + 8, cast.Office, async s => Ids["motion:" + c.Key] = (await s.GetRequiredService<DraftMotion>()
            .Run(new MotionPlan(c.Motion.Title, c.Motion.Text, members[c.Motion.Mover], c.Recommendation is null ? null : UnitId(c.Recommendation.Unit), c.Recommendation?.Council ?? false), await Item(s, c.AgendaItem))).Id);
        line.Add(meetingDaysAgo - 0.05, cast.Office, async s => await s.GetRequiredService<OpenMotion>().Run(await Item(s, "motion:" + c.Key)));
        line.Add(meetingDaysAgo - 0.07, cast.Office, s => Vote(s, c), moves: true);
        if (c.Recommendation is not { } r) return;
        line.Add(meetingDaysAgo - 1, cast.Office, async s => await s.GetRequiredService<SendRecommendation>()
            .Run(await Item(s, "recommendation:" + c.Key), new RecommendationPlan(r.Title, r.Text, UnitId(r.Unit), r.Council, line.At(0).AddDays(r.DueDays - meetingDaysAgo))), moves: true);
        if (c.Answer is not { } a) return;
        line.Add(Math.Max(0.3, meetingDaysAgo - a.After), a.By == "council" ? cast.Council : cast.Unit(r.Unit), async s =>
        {
            var passTo = a.PassedTo is null ? (int?)null : UnitId(a.PassedTo);
            Ids["answer:" + c.Key] = (await s.GetRequiredService<GiveAnswer>().Run(await Item(s, "recommendation:" + c.Key),
                new AnswerText(a.Kind, a.Text, a.By == "council", passTo, passTo is null ? null : s.GetRequiredService<AppDb>().Now.AddDays(60)))).Id;
        }, moves: true);
    }

    async Task Vote(IServiceProvider s, Script.Chain c)
    {
        var motion = await Item(s, "motion:" + c.Key);
        var there = present[c.Meeting].Order().ToArray();
        new Random(c.Key.Aggregate(3, (h, ch) => unchecked(h * 31 + ch))).Shuffle(there);
        var choices = there.Take(c.Motion.Yes + c.Motion.No + c.Motion.Abstain)
            .Select((id, i) => (id, Choice: i < c.Motion.Yes ? Choice.Yes : i < c.Motion.Yes + c.Motion.No ? Choice.No : Choice.Abstain)).ToDictionary(v => v.id, v => v.Choice);
        await s.GetRequiredService<EnterVotes>().Run(motion, choices);
        if (await s.GetRequiredService<CloseMotion>().Run(motion) is { } recommendation) Ids["recommendation:" + c.Key] = recommendation.Id;
    }

    static AgendaForm Form(string kind) => kind switch
    {
        "motion" => AgendaForm.Motion, "report" => AgendaForm.Report, "question-time" => AgendaForm.QuestionTime, "formal" => AgendaForm.Formal, _ => AgendaForm.Discussion,
    };

    static string? Cut(string? outcome) => outcome is { Length: > AgendaItem.OutcomeMax } ? outcome[..(AgendaItem.OutcomeMax - 2)] + " …" : outcome;
}
