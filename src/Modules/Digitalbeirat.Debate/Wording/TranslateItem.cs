using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Debate.Wording;

/// <summary>Adds or changes a version of an item in another language.</summary>
public sealed class TranslateItem(AppDb db, Actor actor, Kinds kinds, EditItem edit) : ISlice
{
    public sealed record Input
    {
        public string? Title { get; init; }
        public string? Body { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/bearbeiten/{number}/{code}", async (string number, string code, TranslateItem slice) => await slice.Page(number, code, null, new())).Needs(Right.TakePart);
        routes.MapPost("/bearbeiten/{number}/{code}", async (string number, string code, [FromForm] Input input, TranslateItem slice) => await slice.Submit(number, code, input)).Needs(Right.TakePart);
    }

    async Task<IResult> Page(string number, string code, Input? input, Errors errors)
    {
        if (await edit.Find(number) is not { } item || Languages.Parse(code) is not { } language || language == item.Language) return Go.NotFound;
        var version = item.Texts.FirstOrDefault(t => t.Language == language);
        return Html.Page<TranslateItemPage>(new { Item = item, Kind = kinds[item.Kind], Into = language, Input = input ?? new() { Title = version?.Title, Body = version?.Body }, Errors = errors }, errors.Status);
    }

    async Task<IResult> Submit(string number, string code, Input input)
    {
        if (await edit.Find(number) is not { } item || Languages.Parse(code) is not { } language || language == item.Language) return Go.NotFound;
        var errors = new Errors();
        var title = errors.Text("title", input.Title, Item.TitleMax, 3).ReplaceLineEndings(" ");
        var body = errors.OptionalText("body", input.Body, Item.BodyMax);
        if (errors.Any) return await Page(number, code, input, errors);
        await Run(item, language, title, body, actor.Id);
        return Go.To(kinds[item.Kind].Address(item.Number), T.VersionKept);
    }

    public Task Run(Item item, Language language, string title, string body, long? editorId) => db.Change(() =>
    {
        var version = item.Texts.FirstOrDefault(t => t.Language == language);
        if (version is null) item.Texts.Add(version = new ItemText { ItemId = item.Id, Language = language, Title = title });
        else db.EarlierTexts.Add(new EarlierText { ItemId = item.Id, Language = language, Title = version.Title, Body = version.Body, ReplacedAt = db.Now, EditorId = editorId });
        version.Title = title;
        version.Body = body;
        version.Html = Prose.Html(body);
        db.Record(item, "item.translated", editorId, new { language = language.Code() });
        return Task.CompletedTask;
    });
}
