using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Office.SetUp;

/// <summary>The door to the set-up: asks for the key, unless one sits at the machine itself.</summary>
public sealed class StartSetUp(SetUpKey key, IHttpContextAccessor http, SecurityLog log) : ISlice
{
    public sealed record Input
    {
        public string? Key { get; init; }
    }

    static string First => "/einrichten/" + SettingsPart.Town.Segment;

    public static void Map(Routes routes)
    {
        routes.MapGet("/einrichten", async ([FromQuery(Name = "schluessel")] string? typed, StartSetUp slice) => await slice.Page(typed)).Public();
        routes.MapPost("/einrichten", async ([FromForm] Input input, StartSetUp slice) => await slice.Run(input ?? new())).Public();
    }

    async Task<IResult> Page(string? typed)
    {
        if (await SetUpGate.IsDone(http.HttpContext!)) return Go.NotFound;
        if (key.Opens(http.HttpContext!)) return Go.To(First);
        return typed is null ? Html.Page<StartSetUpPage>(new { Errors = new Errors() }) : await Run(new() { Key = typed });
    }

    async Task<IResult> Run(Input input)
    {
        if (await SetUpGate.IsDone(http.HttpContext!)) return Go.NotFound;
        if (!key.Matches(input.Key))
        {
            log.Note(SecurityEvent.SignInFailed, detail: "SetUpKey");
            return Html.Page<StartSetUpPage>(new { Errors = Errors.Of("key", T.WrongKey) }, 422);
        }
        key.Keep(http.HttpContext!);
        return Go.To(First);
    }
}
