using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Debate;

public sealed class DebateModule : IModule
{
    public string Name => "debate";

    public void Describe(ModuleBuilder m)
    {
    }
}
