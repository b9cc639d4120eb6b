using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Projects;

public sealed class ProjectsModule : IModule
{
    public string Name => "projects";

    public void Describe(ModuleBuilder m)
    {
    }
}
