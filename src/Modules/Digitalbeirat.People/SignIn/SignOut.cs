using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.People.SignIn;

public sealed class SignOut(SignInManager<Account> signIn) : ISlice
{
    public static void Map(Routes routes) =>
        routes.MapPost("/abmelden", ([FromForm] string? sure, SignOut slice) => slice.Run()).Public();

    public async Task<IResult> Run()
    {
        await signIn.SignOutAsync();
        return Go.To("/", T.SignedOut);
    }
}
