using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;

namespace Digitalbeirat.Server.Demo;

/// <summary>Everybody who speaks or supports in the story. Pseudonyms, nobody real.</summary>
sealed class Cast
{
    const int Crowd = 460;

    readonly Dictionary<string, Person> byName = [];

    public IReadOnlyList<Person> Supporters { get; private set; } = [];
    public Person this[string name] => byName[name];
    public Person Office => byName["Geschäftsstelle"];
    public Person Council => byName["Gemeinderat"];
    public Person Unit(string key) => byName["unit:" + key];

    public async Task Enter(AppDb db, IEnumerable<string> names, IEnumerable<Script.Unit> units, DateTimeOffset since)
    {
        foreach (var p in db.People.ToList()) byName[p.Name] = p;
        foreach (var name in names.Distinct().Where(n => !byName.ContainsKey(n))) byName[name] = new Person { Name = name, CreatedAt = since };
        var ids = db.Units.ToDictionary(u => u.Key, u => u.Id);
        foreach (var u in units)
            byName["unit:" + u.Key] = byName.Values.FirstOrDefault(p => p.UnitId == ids[u.Key]) ?? new Person { Name = u.Short ?? u.Name, Roles = Roles.Resident | Roles.Unit, UnitId = ids[u.Key], CreatedAt = since };
        var crowd = Enumerable.Range(1, Crowd).Select(n => new Person { Name = FormattableString.Invariant($"Nachbarschaft {n}"), CreatedAt = since }).ToList();
        db.People.AddRange(byName.Values.Where(p => p.Id == 0).Concat(crowd));
        await db.SaveChangesAsync();
        Supporters = crowd;
    }
}
