using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Openness.Start;

/// <summary>Three questions: what is open to take part in, what is being decided, what became of it.</summary>
public sealed class ShowStart(AppDb db, Slots slots) : ISlice
{
    public static void Map(Routes routes) =>
        routes.MapGet("/", async (HttpRequest request, ShowStart slice) => await slice.Page(request.Query)).Public();

    async Task<IResult> Page(IQueryCollection query)
    {
        var subject = new SlotSubject(null, query);
        return Html.Page<ShowStartPage>(new
        {
            Open = await slots.Fill("start-open", subject),
            Decided = await slots.Fill("start-decided", subject),
            Became = await slots.Fill("start-became", subject),
            Kinds = await Given(),
        });
    }

    /// <summary>How many numbers were given to each kind: read from the numbers, not counted from the items.</summary>
    async Task<IReadOnlyDictionary<string, int>> Given() =>
        (await db.Set<NumberRange>().AsNoTracking().ToListAsync()).GroupBy(n => n.Name.Split('-')[0]).ToDictionary(g => g.Key, g => g.Sum(n => n.Last));
}
