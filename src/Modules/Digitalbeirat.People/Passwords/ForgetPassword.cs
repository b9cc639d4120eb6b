using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Passwords;

public sealed class ForgetPassword(AppDb db, UserManager<Account> accounts, SendProof proofs, Letters letters) : ISlice
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public sealed record Input
    {
        public string? Email { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/passwort/vergessen", () => Page(new(), new())).Public();
        routes.MapPost("/passwort/vergessen", ([FromForm] Input input, ForgetPassword slice) => slice.Run(input)).Public();
    }

    public async Task<IResult> Run(Input input)
    {
        var errors = new Errors();
        var email = errors.Email("Email", input.Email);
        if (errors.Any) return Page(input, errors);
        var key = accounts.NormalizeEmail(email);
        await db.Change(async () =>
        {
            var id = await db.Set<Account>().Where(a => a.NormalizedEmail == key).Select(a => (long?)a.Id).FirstOrDefaultAsync();
            if (await proofs.Make(ProofKind.NewPassword, email, Lifetime, id) is { } token && id is not null)
                letters.Post(email, T.MailPasswordSubject, T.MailPasswordText(letters.Link("/passwort/neu/" + token)), id);
        });
        return LinkPages.Sent(T.PasswordLinkSent, "/passwort/vergessen");
    }

    static IResult Page(Input input, Errors errors) => Html.Page<ForgetPasswordPage>(new { Input = input, Errors = errors }, errors.Status);
}
