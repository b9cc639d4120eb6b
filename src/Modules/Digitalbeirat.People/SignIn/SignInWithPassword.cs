using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Provider;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Digitalbeirat.People.SignIn;

public sealed class SignInWithPassword(AppDb db, Actor actor, CheckPassword check, SecondStep second, SendSignInLink sendLink, IOptions<ProviderOptions> provider) : ISlice
{
    // Properties, not constructor parameters: a field the browser leaves out (an empty box) must not refuse the form.
    public sealed record Input
    {
        public string? Email { get; init; }
        public string? Password { get; init; }
        public string? Remember { get; init; }
        public string? Zurueck { get; init; }
        /// <summary>Which button was pressed: "link" sends one instead of asking for the password.</summary>
        public string? How { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/anmelden", (string? zurueck, SignInWithPassword slice) => slice.Show(zurueck)).Public();
        routes.MapPost("/anmelden", ([FromForm] Input input, HttpContext http, SignInWithPassword slice) => slice.Run(input, http)).Public();
    }

    IResult Show(string? back) => actor.SignedIn ? Go.To(Back(back)) : Page(new() { Zurueck = back }, new());

    public async Task<IResult> Run(Input input, HttpContext http)
    {
        var errors = new Errors();
        var email = errors.Email("Email", input.Email);
        if (input.How == "link") return errors.Any ? Page(input, errors) : await sendLink.Run(email, Back(input.Zurueck));
        errors.AddIf(string.IsNullOrEmpty(input.Password), "Password", T.PasswordMissing);
        errors.AddIf(input.Password?.Length > Password.Max, "Password", T.PasswordTooLong(Password.Max));
        if (errors.Any) return Page(input, errors);

        var (account, locked) = await check.Run(email, input.Password!);
        if (locked) errors.Add("Password", T.SignInLocked((long)SetUpSignIn.LockFor.TotalMinutes));
        else if (account is null) errors.Add("Password", T.SignInWrong);
        if (errors.Any) return Page(input, errors);

        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == account!.Id);
        return await second.Begin(http, person, new(Means.Password, input.Remember is not null, Back(input.Zurueck)));
    }

    internal static string Back(string? back) => string.IsNullOrEmpty(back) ? "/konto" : Go.Local(back);

    IResult Page(Input input, Errors errors) => Html.Page<SignInPage>(new { Input = input, Errors = errors, Provider = provider.Value }, errors.Status);
}
