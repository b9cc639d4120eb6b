using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Office;

public sealed class OfficeModule : IModule
{
    public string Name => "office";

    public void Describe(ModuleBuilder m)
    {
    }
}
