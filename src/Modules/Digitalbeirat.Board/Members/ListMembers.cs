using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Members;

/// <summary>All members there are and were, for the office.</summary>
public sealed class ListMembers(AppDb db, Places places) : ISlice
{
    public static void Map(Routes routes) =>
        routes.MapGet("/verwaltung/beirat", (ListMembers slice) => slice.Run()).Needs(Right.Organise);

    public async Task<IResult> Run() => Html.Page<ListMembersPage>(new
    {
        Members = await db.BoardMembers.AsNoTracking().Include(m => m.Person).OrderBy(m => m.Name).ThenBy(m => m.Id).Take(1000).ToListAsync(),
        Places = await places.Get(db),
        Now = db.Now,
    });
}
