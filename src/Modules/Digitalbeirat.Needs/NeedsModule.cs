using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Needs;

public sealed class NeedsModule : IModule
{
    public string Name => "needs";

    public void Describe(ModuleBuilder m)
    {
    }
}
