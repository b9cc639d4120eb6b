using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Board;

public sealed class BoardModule : IModule
{
    public string Name => "board";

    public void Describe(ModuleBuilder m)
    {
    }
}
