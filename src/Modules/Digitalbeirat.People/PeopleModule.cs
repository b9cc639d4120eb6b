using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.People;

public sealed class PeopleModule : IModule
{
    public string Name => "people";

    public void Describe(ModuleBuilder m)
    {
    }
}
