using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.People.Passwords;

/// <summary>Says while somebody types how good the password is, by the same measure that takes or refuses it. Nothing of it is kept.</summary>
public sealed class MeasurePassword : ISlice
{
    public sealed record Input
    {
        public string? Password { get; init; }
        public string? Email { get; init; }
    }
    public sealed record Measured(int Score, string Text);

    public static void Map(Routes routes) =>
        routes.MapPost("/passwort/staerke", ([FromForm] Input input, MeasurePassword slice) => slice.Run(input)).Public();

    public IResult Run(Input input)
    {
        var errors = new Errors();
        var password = Password.Check(errors, "", input.Password, (input.Email ?? "").Trim());
        var score = password.Length > Password.Max ? 0 : Strength.Of(password, input.Email ?? "");
        if (errors.Any) return Results.Json(new Measured(Math.Min(score, Strength.Enough - 1), errors.All[0].Text));
        return Results.Json(new Measured(score, score >= Strength.Best ? T.PasswordVeryGood : T.PasswordGood));
    }
}
