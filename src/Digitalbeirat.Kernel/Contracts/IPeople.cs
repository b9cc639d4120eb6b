using Digitalbeirat.Kernel.Access;
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
}
