using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Office.Sorting;

/// <summary>Deletes an item so that its address says why, and takes that back: nothing is lost.</summary>
public sealed class DeleteItem(AppDb db, Actor actor, OfficeItem office, Reported reported, ReportLetters letters) : ISlice
{
    public sealed record Input
    {
        public string? Text { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/loeschen/{number}", async (string number, DeleteItem slice) => await slice.Page(number, new(), new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/loeschen/{number}", async (string number, [FromForm] Input input, DeleteItem slice) => await slice.Run(number, input ?? new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/wiederherstellen/{number}", async (string number, [FromForm] Input input, DeleteItem slice) => await slice.Undo(number)).Needs(Right.Organise);
    }

    async Task<IResult> Page(string number, Input input, Errors errors) => await office.Find(number) switch
    {
        null => Go.NotFound,
        { Visibility: Visibility.Deleted } item => Go.To(office.Address(item), T.IsDeletedAlready),
        var item => Html.Page<DeleteItemPage>(new { Item = item, Address = office.Address(item), Input = input, Errors = errors }, errors.Status),
    };

    async Task<IResult> Run(string number, Input input)
    {
        if (await office.Find(number) is not { Visibility: not Visibility.Deleted } item) return await Page(number, input, new());
        var errors = new Errors();
        var text = errors.Text("text", input.Text, Report.TextMax, Report.TextMin);
        if (errors.Any) return await Page(number, input, errors);
        await db.Change(async () =>
        {
            db.Delete(item, text, actor.Id);
            await letters.Deleted((await reported.Of(item, null))!, text);
        });
        return Go.To(office.Address(item), T.NoticeDeleted(item.Number));
    }

    async Task<IResult> Undo(string number)
    {
        if (await office.Find(number) is not { } item) return Go.NotFound;
        if (item.Visibility == Visibility.Deleted)
            await db.Change(async () =>
            {
                await db.Restore(item, actor.Id);
                if (item.Visibility == Visibility.Public) await letters.Shown((await reported.Of(item, null))!);
            });
        return Go.To(office.Address(item), T.NoticeRestored(item.Number));
    }
}
