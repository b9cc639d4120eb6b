using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Office.Settings;

/// <summary>What the town and its board are called and where they are reached.</summary>
public sealed class SetTown(ChangeTown town, SettingsPlace place, IHttpContextAccessor http) : ISlice
{
    public sealed record Input
    {
        public string? Name { get; init; }
        public string? BoardName { get; init; }
        public string? Claim { get; init; }
        public string? ContactEmail { get; init; }
        public string? Office { get; init; }
        public string? Address { get; init; }
        public string? AnswerDays { get; init; }
        public string? Population { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapPart(SettingsPart.Town, async (SetTown slice) => await slice.Show(), async ([FromForm] Input input, SetTown slice) => await slice.Run(input ?? new()));
        routes.MapGet(SettingsPlace.SettingsRoot, () => Go.To($"{SettingsPlace.SettingsRoot}/{SettingsPart.Town.Segment}")).Needs(Right.Administer);
    }

    async Task<IResult> Show()
    {
        var t = await town.Now();
        var request = http.HttpContext!.Request;
        // Before the first save nobody has said where this is: the request knows.
        var address = t.Name.Length == 0 ? $"{request.Scheme}://{request.Host}" : t.Address;
        return Page(new()
        {
            Name = t.Name, BoardName = t.BoardName, Claim = t.Claim, ContactEmail = t.ContactEmail, Office = t.Office, Address = address,
            AnswerDays = t.AnswerDays.ToString(CultureInfo.InvariantCulture), Population = t.Population?.ToString(CultureInfo.InvariantCulture),
        }, new());
    }

    IResult Page(Input input, Errors errors) => Html.Page<SetTownPage>(new { Input = input, Errors = errors, Place = place }, errors.Status);

    async Task<IResult> Run(Input input)
    {
        var errors = new Errors();
        var name = errors.Text("name", input.Name, 60);
        var board = errors.Text("boardName", input.BoardName, 60);
        var claim = errors.OptionalText("claim", input.Claim, 140);
        var email = errors.Email("contactEmail", input.ContactEmail);
        var office = errors.OptionalText("office", input.Office, 400);
        var address = Address(errors, input.Address);
        var days = place.InSetUp ? 0 : Whole(errors, "answerDays", input.AnswerDays, 1, 730) ?? 0;
        var population = place.InSetUp || string.IsNullOrWhiteSpace(input.Population) ? null : Whole(errors, "population", input.Population, 1, 100_000_000);
        if (errors.Any) return Page(input, errors);
        await town.Run(t =>
        {
            (t.Name, t.BoardName, t.Claim, t.ContactEmail, t.Office, t.Address) = (name, board, claim, email, office, address);
            if (!place.InSetUp) (t.AnswerDays, t.Population) = (days, population);
        });
        return place.Saved(SettingsPart.Town);
    }

    static string Address(Errors errors, string? typed)
    {
        var text = errors.Text("address", typed, 200).TrimEnd('/');
        if (text.Length > 0 && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.UserInfo.Length == 0))
            errors.Add("address", T.NotAnAddress);
        return text;
    }

    static int? Whole(Errors errors, string field, string? typed, int min, int max)
    {
        if (ReadDistricts.Whole(typed ?? "") is { } n && n >= min && n <= max) return n;
        errors.Add(field, T.NotBetween(min, max));
        return null;
    }
}
