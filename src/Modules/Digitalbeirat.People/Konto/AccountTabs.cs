using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Ui;

namespace Digitalbeirat.People.Konto;

/// <summary>The account's tabs; other rooms bring their own.</summary>
static class AccountTabs
{
    public static IReadOnlyList<Tab> Of(Site site) => [.. site.AccountNavigation.Select(n => new Tab(n.Address, n.Text()))];
}
