using System.Globalization;
using System.Security.Claims;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Digitalbeirat.People.SignIn;

/// <summary>The cookie holds who it is and the stamp that ends it, and nothing else: no name, no address.</summary>
sealed class MakePrincipal(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
    [
        new(ClaimNames.Person, user.Id.ToString(CultureInfo.InvariantCulture)),
        new(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp!),
    ], IdentityConstants.ApplicationScheme)));
}
