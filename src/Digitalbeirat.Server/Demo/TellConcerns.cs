using Digitalbeirat.Board.Answers;
using Digitalbeirat.Debate.Discussion;
using Digitalbeirat.Debate.Wording;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Needs.Concerns;
using Microsoft.EntityFrameworkCore;
using Comment = Digitalbeirat.Debate.Discussion.Comment;

namespace Digitalbeirat.Server.Demo;

/// <summary>Concerns with what was said, supported and answered.</summary>
sealed class TellConcerns(Timeline line, Cast cast, Places.Kept places)
{
    /// <summary>Items by the keys of the script, filled while the story is told.</summary>
    public Dictionary<string, long> Ids { get; } = [];

    int? Area(string key) => places.Areas.First(a => a.Key == key).Id;
    int? District(string? name) => name is null ? null : places.Districts.First(d => d.Name == name).Id;
    int UnitId(string key) => places.Units.First(u => u.Key == key).Id;

    public void Add(Script.Concern c)
    {
        line.Add(c.DaysAgo, cast[c.Author], s => Raise(s, c));
        line.Add(Math.Max(0.1, c.DaysAgo - 1), null, s => Support(s.GetRequiredService<AppDb>(), c));
        foreach (var comment in c.Comments ?? []) Say(c, comment, null);
        var assigned = c.DaysAgo - Math.Min(5, c.DaysAgo / 2);
        if (c.Unit is { } unit) line.Add(assigned, cast.Office, s => Assign(s, c.Key, unit));
        if (c.Answer is { } answer) line.Add(Math.Max(0.2, Math.Min(c.DaysAgo - answer.After, assigned - 0.5)), cast.Unit(c.Unit!), s => Answer(s, c, answer), moves: true);
        if (c.MergedInto is { } target) line.Add(Math.Max(0.3, c.DaysAgo - 6), cast.Office, async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            await db.Merge(await Item(s, c.Key), await Item(s, target), cast.Office.Id);
        });
    }

    public Task<Item> Item(IServiceProvider s, string key) => s.GetRequiredService<AppDb>().Items.FirstAsync(i => i.Id == Ids[key]);

    async Task Raise(IServiceProvider s, Script.Concern c)
    {
        var text = new ConcernText(c.As, c.Need, c.SoThat, c.Title, c.More ?? "", Area(c.Area), District(c.District), c.Tags ?? [], "");
        var item = await s.GetRequiredService<PublishConcern>().Run(text, cast[c.Author], i => i.Source = "demo:" + c.Key);
        Ids[c.Key] = item.Id;
        var translate = s.GetRequiredService<TranslateItem>();
        foreach (var (language, v) in new[] { (Language.En, c.En), (Language.Plain, c.Plain) })
        {
            if (v is null) continue;
            using var _ = Languages.Use(language);
            await translate.Run(item, language, v.Title, Concern.Compose(v.As, v.Need, v.SoThat, v.More ?? ""), item.AuthorId);
        }
    }

    void Say(Script.Concern c, Script.Comment comment, Func<Comment>? to)
    {
        Comment? said = null;
        line.Add(Math.Max(0.05, c.DaysAgo - Math.Max(comment.After, 0.1)), cast[comment.Author], async s =>
            said = await s.GetRequiredService<PostComment>().Run(await Item(s, c.Key), cast[comment.Author], comment.Text, PostComment.Parse(comment.Stance), to?.Invoke()));
        foreach (var reply in comment.Replies ?? []) Say(c, reply with { After = Math.Max(reply.After, comment.After + 0.2) }, () => said!);
    }

    // The crowd's supports come in one stroke, spread over the days since; who it was is drawn, the same on every machine.
    async Task Support(AppDb db, Script.Concern c)
    {
        var id = Ids[c.Key];
        var random = new Random(c.Key.Aggregate(17, (h, ch) => unchecked(h * 31 + ch)));
        var people = cast.Supporters.ToArray();
        random.Shuffle(people);
        var count = Math.Min(c.Supports, people.Length);
        var span = db.Now - line.At(0.1);
        db.Supports.AddRange(people.Take(count).Select(p => new Support { ItemId = id, PersonId = p.Id, At = db.Now - span * random.NextDouble() }));
        // Whoever signs in as the resident of the demo has a stake in some of it, and so finds news.
        if (random.Next(6) == 0 && cast["Neckarschwalbe"].Id is var me)
        {
            db.Supports.Add(new Support { ItemId = id, PersonId = me, At = db.Now });
            db.Follows.Add(new Follow { ItemId = id, PersonId = me, At = db.Now, Reason = FollowReason.Supported });
            count++;
        }
        await db.SaveChangesAsync();
        await db.Items.Where(i => i.Id == id).ExecuteUpdateAsync(x => x.SetProperty(i => i.Supports, i => i.Supports + count));
    }

    public async Task Assign(IServiceProvider s, string key, string unit)
    {
        var db = s.GetRequiredService<AppDb>();
        var item = await Item(s, key);
        if (item.State != Concern.Open) return;
        item.UnitId = UnitId(unit);
        item.DueAt = db.Now.AddDays(90);
        db.Move(item, Concern.Assigned, PathEvents.ConcernAssigned, cast.Office.Id);
    }

    async Task Answer(IServiceProvider s, Script.Concern c, Script.Answer answer)
    {
        var passTo = answer.Kind == "passed-on" ? UnitId(answer.PassedTo ?? (c.Unit == "doit" ? "kommunikation" : "doit")) : (int?)null;
        var due = passTo is null ? (DateTimeOffset?)null : s.GetRequiredService<AppDb>().Now.AddDays(60);
        await s.GetRequiredService<GiveAnswer>().Run(await Item(s, c.Key), new AnswerText(answer.Kind, answer.Text, false, passTo, due));
    }
}
