using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Accounts;

/// <summary>What other rooms may ask about people.</summary>
sealed class KnownPeople(AppDb db, UserManager<Account> accounts, CreateAccount create, OpenSession session) : IPeople
{
    public async Task<Person> ByProvenEmail(string email, string? name)
    {
        var key = accounts.NormalizeEmail(email);
        return await db.Set<Account>().Where(a => a.NormalizedEmail == key).Join(db.People, a => a.Id, p => p.Id, (_, p) => p).FirstOrDefaultAsync()
            ?? await create.WithHash(name, email, null, language: Languages.Current);
    }

    public async Task SignIn(HttpContext http, Person person)
    {
        // A mailbox alone opens neither the office nor an account with a second factor.
        if ((person.Roles & OpenSession.NeedPassword) != 0 || await db.Set<Authenticator>().AnyAsync(a => a.PersonId == person.Id)) return;
        await session.Run(http, person, Means.Link, remember: false, secondFactor: false);
    }

    public async Task<IReadOnlyDictionary<long, string>> Emails(IReadOnlyCollection<long> personIds) =>
        await db.Set<Account>().AsNoTracking().Where(a => personIds.Contains(a.Id) && a.Email != null).ToDictionaryAsync(a => a.Id, a => a.Email!);

    public async Task<Person?> CreateAccount(string name, string email, string password, Roles roles, int? unitId, Errors errors)
    {
        errors.Text("name", name, Person.NameMax);
        var mail = errors.Email("email", email);
        Password.Check(errors, "password", password, mail);
        var key = accounts.NormalizeEmail(mail);
        if (await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == key)) errors.Add("email", T.EmailTaken);
        return errors.Any ? null : await create.Run(name, mail, password, roles, unitId);
    }
}
