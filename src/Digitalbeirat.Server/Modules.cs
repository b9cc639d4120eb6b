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

/// <summary>The rooms of the house.</summary>
public static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new NeedsModule(), new DebateModule(), new BoardModule(), new ProjectsModule(), new OpennessModule(), new OutreachModule(), new PeopleModule(), new OfficeModule(),
    ];
}
