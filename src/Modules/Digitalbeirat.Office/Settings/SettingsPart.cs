using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.SetUp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Office.Settings;

/// <summary>A part of the settings: a step of the set-up, and later a page of the settings, with the same form.</summary>
public sealed record SettingsPart(string Segment, Func<string> Name, bool InSetUp = true, bool InSettings = true)
{
    public static SettingsPart Town { get; } = new("gemeinde", () => T.PartTown);
    public static SettingsPart Districts { get; } = new("stadtbezirke", () => T.PartDistricts);
    public static SettingsPart Areas { get; } = new("lebensbereiche", () => T.PartAreas, InSetUp: false);
    public static SettingsPart Units { get; } = new("stellen", () => T.PartUnits);
    public static SettingsPart Legal { get; } = new("rechtliches", () => T.PartLegal);
    public static SettingsPart Look { get; } = new("aussehen", () => T.PartLook);
    public static SettingsPart Retention { get; } = new("aufbewahrung", () => T.PartRetention, InSetUp: false);
    public static SettingsPart Account { get; } = new("konto", () => T.PartAccount, InSettings: false);

    static readonly SettingsPart[] all = [Town, Districts, Areas, Units, Legal, Look, Retention, Account];

    public static IReadOnlyList<SettingsPart> Steps { get; } = [.. all.Where(p => p.InSetUp)];
    public static IReadOnlyList<SettingsPart> Pages { get; } = [.. all.Where(p => p.InSettings)];
}

/// <summary>Whether this request is part of the set-up or of the settings, and where its addresses lead.</summary>
public sealed class SettingsPlace(IHttpContextAccessor http)
{
    public const string SettingsRoot = "/verwaltung/einstellungen";

    public bool InSetUp => http.HttpContext!.Request.Path.StartsWithSegments("/einrichten");

    public string Address(SettingsPart part) => (InSetUp ? "/einrichten" : SettingsRoot) + "/" + part.Segment;

    public SettingsPart? Before(SettingsPart part) => InSetUp ? Steps.ElementAtOrDefault(At(part) - 1) : null;
    public SettingsPart? After(SettingsPart part) => InSetUp ? Steps.ElementAtOrDefault(At(part) + 1) : null;

    /// <summary>On to the next step of the set-up, or back to the same page of the settings.</summary>
    public IResult Saved(SettingsPart part, string? notice = null) =>
        After(part) is { } next ? Go.To(Address(next)) : Go.To(Address(part), notice ?? T.SettingsSaved);

    /// <summary>Counted from 1.</summary>
    public static int Step(SettingsPart part) => At(part) + 1;

    static IReadOnlyList<SettingsPart> Steps => SettingsPart.Steps;
    static int At(SettingsPart part) => SettingsPart.Steps.ToList().IndexOf(part);
}

static class MapSettings
{
    /// <summary>The same form at both its addresses, each with the permission that belongs there.</summary>
    public static void MapPart(this Routes routes, SettingsPart part, Delegate get, Delegate post)
    {
        if (part.InSetUp)
        {
            routes.MapGet("/einrichten/" + part.Segment, get).DuringSetUp();
            routes.MapPost("/einrichten/" + part.Segment, post).DuringSetUp();
        }
        if (part.InSettings)
        {
            routes.MapGet($"{SettingsPlace.SettingsRoot}/{part.Segment}", get).Needs(Right.Administer);
            routes.MapPost($"{SettingsPlace.SettingsRoot}/{part.Segment}", post).Needs(Right.Administer).NoteChange();
        }
    }

    /// <summary>A change of the settings is told to the office's IT; a form that went back with an error changed nothing.</summary>
    public static RouteHandlerBuilder NoteChange(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        if (answer is Go.SeeOther) SecurityLog.NoteDoor(context.HttpContext, SecurityEvent.SettingsChanged);
        return answer;
    });
}
