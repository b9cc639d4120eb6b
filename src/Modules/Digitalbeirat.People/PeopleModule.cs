using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Passwords;
using Digitalbeirat.People.Registering;
using Digitalbeirat.People.SignIn;

namespace Digitalbeirat.People;

public sealed class PeopleModule : IModule
{
    public string Name => "people";

    public void Describe(ModuleBuilder m)
    {
        m.Tables(PeopleTables.Map);
        m.Services.AddSignIn();

        m.Slice<SignInWithPassword>();
        m.Slice<SignInByLink>();
        m.Slice<SignOut>();
        m.Slice<Register>();
        m.Slice<ConfirmRegistration>();
        m.Slice<ForgetPassword>();
        m.Slice<SetNewPassword>();
    }
}
