using Digitalbeirat.Board;
using Digitalbeirat.Debate;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Needs;
using Digitalbeirat.Office;
using Digitalbeirat.Openness;
using Digitalbeirat.Outreach;
using Digitalbeirat.People;
using Digitalbeirat.Projects;

namespace Digitalbeirat.Server;

/// <summary>The rooms of the house, in the order in which they fill a page: an item's way stands before what is said about it.</summary>
public static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new NeedsModule(), new BoardModule(), new ProjectsModule(), new OpennessModule(), new DebateModule(), new OutreachModule(), new PeopleModule(), new OfficeModule(),
    ];
}
