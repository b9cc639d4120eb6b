using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects;

static class FindProject
{
    /// <summary>The item of a kind by its number, to be changed.</summary>
    public static Task<Item?> Find(this AppDb db, Actor actor, string kind, string? number)
    {
        var upper = (number ?? "").ToUpperInvariant();
        return db.Items.VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == upper && i.Kind == kind);
    }

    /// <summary>A project somebody may run, or why not.</summary>
    public static async Task<(Item? Project, IResult? Instead)> ProjectToRun(this AppDb db, Actor actor, string number)
    {
        if (await db.Find(actor, ProjectKind.Project.Key, number) is not { } item) return (null, Go.NotFound);
        return ProjectRules.MayRun(actor, item) ? (item, null) : (null, Go.Status(403));
    }
}

/// <summary>A form of one button: nothing to fill in, but still a form with its token.</summary>
public sealed record Nothing(string? None = null);
