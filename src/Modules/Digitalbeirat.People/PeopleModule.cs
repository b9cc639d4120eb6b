using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;

namespace Digitalbeirat.People;

public sealed class PeopleModule : IModule
{
    public string Name => "people";

    public void Describe(ModuleBuilder m)
    {
        m.Tables(PeopleTables.Map);
        m.Services.AddSignIn();
    }
}
