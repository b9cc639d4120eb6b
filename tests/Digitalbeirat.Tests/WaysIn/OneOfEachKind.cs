using Digitalbeirat.Board.Answers;
using Digitalbeirat.Debate.Discussion;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.People.Organisations;
using Digitalbeirat.Projects;
using Digitalbeirat.Projects.Profile;
using Digitalbeirat.Projects.Results;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.WaysIn;

/// <summary>Makes items of every kind as the rooms make them: with what belongs to them, a file and, where one may talk, a comment.</summary>
static class OneOfEachKind
{
    /// <summary>How each kind comes to be. A kind that is missing here fails the test of the table.</summary>
    static readonly Dictionary<string, Func<Town, string, Task<string>>> makers = new()
    {
        ["concern"] = (town, title) => town.Concern(title),
        ["organisation"] = (town, title) => town.Make(async (s, db) =>
        {
            var item = await db.Raise(OrganisationWords.Kind, null, title, "Wir helfen.", OrganisationWords.Confirmed, "organisation.proposed");
            db.Add(new Organisation { ItemId = item.Id, Kind = OrganisationKind.Company });
            return item;
        }),
        ["meeting"] = (town, title) => town.Meeting(title),
        ["agenda-item"] = async (town, title) =>
        {
            await town.Recommendation(title);
            return await town.Ask(db => db.Items.Where(i => i.Kind == "agenda-item").OrderByDescending(i => i.Id).Select(i => i.Number).FirstAsync());
        },
        ["motion"] = (town, title) => town.Motion(title),
        ["recommendation"] = (town, title) => town.Recommendation(title),
        ["answer"] = async (town, title) =>
        {
            var on = await town.Recommendation(title);
            return await town.Make(async (s, db) => await s.GetRequiredService<GiveAnswer>().Run(await db.Items.FirstAsync(i => i.Number == on), new AnswerText(AnswerKind.Accepted, "Das machen wir.")));
        },
        ["project"] = Project,
        ["result"] = async (town, title) =>
        {
            var project = await Project(town, title);
            return await town.Make(async (s, db) => await s.GetRequiredService<PublishResult>().Run(await db.Items.FirstAsync(i => i.Number == project), new ResultText(ProjectState.Done, title, "Es hat geklappt.", [])));
        },
    };

    static Task<string> Project(Town town, string title) => town.Make(async (s, db) =>
        await s.GetRequiredService<StartProject>().Run(null, new ProjectPlan(title, "Eine Seite.", "Niemand ruft mehr an", "", "", db.Now, UnitId: 1), [], []));

    public static IEnumerable<string> Kinds => makers.Keys;

    /// <summary>The item's number.</summary>
    public static async Task<string> Make(Town town, string kind, Visibility visibility, long author, string hash)
    {
        var number = await makers[kind](town, $"Zugang {kind} {visibility}");
        var discussable = town.Services.GetRequiredService<Kinds>()[kind].Discussable;
        await town.Make(async (s, db) =>
        {
            var item = await db.Items.FirstAsync(i => i.Number == number);
            item.Visibility = visibility;
            item.AuthorId = author;
            db.Add(new Attachment { ItemId = item.Id, Name = "plan.pdf", MediaType = KeepFile.Pdf, Size = 9, Hash = hash, At = db.Now });
            if (discussable) db.Add(new Comment { ItemId = item.Id, Text = "Dazu ein Wort.", Html = "<p>Dazu ein Wort.</p>", At = db.Now });
            return item;
        });
        return number;
    }

    static async Task<string> Make(this Town town, Func<IServiceProvider, AppDb, Task<Item>> work)
    {
        var number = "";
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            await db.Change(async () => number = (await work(s, db)).Number);
        });
        return number;
    }
}
