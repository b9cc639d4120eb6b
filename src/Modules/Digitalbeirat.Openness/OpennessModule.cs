using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Openness;

public sealed class OpennessModule : IModule
{
    public string Name => "openness";

    public void Describe(ModuleBuilder m)
    {
    }
}
