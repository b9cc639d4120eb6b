using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Outreach;

public sealed class OutreachModule : IModule
{
    public string Name => "outreach";

    public void Describe(ModuleBuilder m)
    {
    }
}
