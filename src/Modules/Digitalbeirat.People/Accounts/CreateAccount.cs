using System.Globalization;
using System.Security.Cryptography;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Accounts;

/// <summary>A person with a way to sign in. For addresses that are proven, or that the office and the set-up vouch for.</summary>
public sealed class CreateAccount(AppDb db, UserManager<Account> accounts)
{
    /// <param name="password">Null for people who sign in by a link.</param>
    public Task<Person> Run(string name, string email, string? password, Roles roles = Roles.Resident, int? unitId = null, int? districtId = null, Language language = Language.De) =>
        WithHash(name, email, password is null ? null : Hash(password), roles, unitId, districtId, language);

    public Task<Person> WithHash(string? name, string? email, string? passwordHash, Roles roles = Roles.Resident, int? unitId = null, int? districtId = null, Language language = Language.De) => db.Change(async () =>
    {
        var person = new Person { Name = await FreeName(name), Roles = roles | Roles.Resident, UnitId = unitId, DistrictId = districtId, Language = language, CreatedAt = db.Now };
        db.People.Add(person);
        await db.SaveChangesAsync();
        var key = person.Id.ToString(CultureInfo.InvariantCulture);
        db.Add(new Account
        {
            Id = person.Id, UserName = key, NormalizedUserName = key, Email = email, NormalizedEmail = accounts.NormalizeEmail(email), EmailConfirmed = email is not null, LockoutEnabled = true,
            PasswordHash = passwordHash, SecurityStamp = NewStamp(),
        });
        await db.SaveChangesAsync();
        return person;
    });

    public string Hash(string password) => accounts.PasswordHasher.HashPassword(new Account(), password);

    /// <summary>Identity wants every account to have one; what ends sessions is deleting them.</summary>
    static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    /// <summary>Two people who go by the same name would be taken for one: the second gets a number.</summary>
    async Task<string> FreeName(string? name)
    {
        name = string.IsNullOrWhiteSpace(name) ? SuggestName.One() : name.Trim();
        var free = name;
        for (var n = 2; await db.People.AnyAsync(p => p.Name == free); n++)
        {
            var number = " " + (n < 50 ? n : RandomNumberGenerator.GetInt32(50, 1_000_000)).ToString(CultureInfo.InvariantCulture);
            free = name[..Math.Min(name.Length, Person.NameMax - number.Length)] + number;
        }
        return free;
    }
}
