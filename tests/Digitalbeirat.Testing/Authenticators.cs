using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.SecondFactor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Digitalbeirat.Testing;

/// <summary>The telephones of those who need a second factor in a test's town.</summary>
public static class Authenticators
{
    public static readonly byte[] Secret = [.. "zwanzig Bytes Geheim"u8];

    public static async Task Give(IServiceProvider s, string name)
    {
        var db = s.GetRequiredService<AppDb>();
        var id = (await db.People.FirstAsync(p => p.Name == name)).Id;
        db.Add(new Authenticator { PersonId = id, Secret = s.GetRequiredService<TimedCodes>().Protect(Secret), Since = db.Now });
        await db.SaveChangesAsync();
    }

    /// <summary>Sets the second factor of whoever is signed in up on their pages; the recovery codes they are shown.</summary>
    public static async Task<IReadOnlyList<string>> SetUp(Town town, Visitor visitor, string back = "")
    {
        await visitor.Open("/konto/zweiter-faktor/einrichten" + back);
        var secret = Base32Encoding.ToBytes(visitor.Page.QuerySelector(".one-time-code")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        await visitor.Press("Einschalten", ("Code", new Totp(secret).ComputeTotp(town.Clock.GetUtcNow().UtcDateTime)));
        return [.. visitor.Page.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent)];
    }

    /// <summary>The code of the town's next half minute: one that nobody has used yet.</summary>
    public static string Code(TownClock clock)
    {
        clock.Advance(TimeSpan.FromSeconds(30));
        return new Totp(Secret).ComputeTotp(clock.GetUtcNow().UtcDateTime);
    }
}
