using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Office.SetUp;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;

namespace Digitalbeirat.Server.Demo;

/// <summary>The city before its story begins: districts, units, settings, and the people one can sign in as.</summary>
sealed class FoundCity(AppDb db, TownSettings settings, CreateAccount accounts, TimedCodes codes)
{
    public const string Password = "Digitalbeirat-2026";

    /// <summary>Who one can be in the demo, and what for.</summary>
    public static IReadOnlyList<(string Email, string Name, Roles Roles, string? Unit)> SignIns { get; } =
    [
        ("buergerin@demo.example", "Neckarschwalbe", Roles.Resident, null),
        ("beirat@demo.example", "Svenja Maurer", Roles.Board, null),
        ("fachstelle@demo.example", "DO.IT", Roles.Unit, "doit"),
        ("jugendamt@demo.example", "Jugendamt", Roles.Unit, "jugend"),
        ("gemeinderat@demo.example", "Gemeinderat", Roles.Council, null),
        ("moderation@demo.example", "Moderation", Roles.Moderator, null),
        ("geschaeftsstelle@demo.example", "Geschäftsstelle", Roles.Office, null),
        ("verwaltung@demo.example", "Verwaltung Technik", Roles.Administrator | Roles.Office, null),
    ];

    // Names and, where the city published them, figures: stuttgart.de (2 June 2026); wilih.de, Stuttgarter Zeitung and Nachrichten for single districts, each of its own year.
    static readonly (string Name, int? Population)[] districts =
    [
        ("Mitte", null), ("Nord", null), ("Ost", null), ("Süd", null), ("West", null), ("Bad Cannstatt", 67_859), ("Birkach", 6_882), ("Botnang", null), ("Degerloch", 16_468), ("Feuerbach", null),
        ("Hedelfingen", 10_233), ("Möhringen", 33_297), ("Mühlhausen", null), ("Münster", 6_411), ("Obertürkheim", null), ("Plieningen", 13_063), ("Sillenbuch", 23_671), ("Stammheim", null),
        ("Untertürkheim", null), ("Vaihingen", 45_778), ("Wangen", 9_216), ("Weilimdorf", null), ("Zuffenhausen", null),
    ];

    public async Task Run(string address)
    {
        db.Districts.AddRange(districts.Select((d, i) => new District { Name = d.Name, Population = d.Population, Order = i + 1 }));
        db.Areas.AddRange(DefaultAreas.Rows());
        db.Units.AddRange(Script.All<Script.Unit>("units").Select((u, i) => new Unit { Key = u.Key, Name = u.Name, Short = u.Short, Email = u.Email, About = u.Description, Order = i + 1 }));
        await db.SaveChangesAsync();
        var town = new Town
        {
            Name = "Stuttgart", Ready = true, Demo = true, Theme = "bw", Claim = "Digital wird Stuttgart nur mit Ihnen", Address = address, ContactEmail = "digitalbeirat@stadt.example",
            Office = "Amt für Digitalisierung, Organisation und IT", Population = 609_767,
        };
        await settings.Save(db, town);
        foreach (var s in SignIns)
        {
            var person = await accounts.Run(s.Name, s.Email, Password, s.Roles, s.Unit is null ? null : db.Units.First(u => u.Key == s.Unit).Id);
            // The demo has no telephones: its page for the code shows it.
            if ((s.Roles & OpenSession.NeedSecondFactor) != 0) db.Add(new Authenticator { PersonId = person.Id, Secret = codes.Protect(TimedCodes.NewSecret()), Since = db.Now });
        }
        await db.SaveChangesAsync();
    }
}
