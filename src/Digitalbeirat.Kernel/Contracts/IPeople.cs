using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Kernel.Contracts;

/// <summary>What other rooms may ask the People module.</summary>
public interface IPeople
{
    /// <summary>The person behind an address that was just proven (by a link in a mail); makes one, without password, where there is none. Runs inside a change.</summary>
    /// <param name="email">The proven address.</param>
    /// <param name="name">The pseudonym to be used for a new person; null or empty for one of the house's own making.</param>
    Task<Person> ByProvenEmail(string email, string? name);

    /// <summary>Signs the person in at this browser.</summary>
    Task SignIn(HttpContext http, Person person);

    /// <summary>The addresses of those among the people who have one and still exist.</summary>
    /// <param name="personIds">At most some hundreds at once.</param>
    Task<IReadOnlyDictionary<long, string>> Emails(IReadOnlyCollection<long> personIds);

    /// <summary>An account with a password, for somebody the set-up or the office vouches for. Runs inside a change.</summary>
    /// <param name="errors">Told what is wrong, at "name", "email" (there is an account already) or "password" (too weak); null is returned then.</param>
    Task<Person?> CreateAccount(string name, string email, string password, Roles roles, int? unitId, Errors errors);
}
