using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.Registering;
using Digitalbeirat.People.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.People.Accounts;

static class SetUpSignIn
{
    public const int LockAfter = 5;
    public static readonly TimeSpan LockFor = TimeSpan.FromMinutes(15), Remembered = TimeSpan.FromDays(30), Session = TimeSpan.FromHours(12);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddIdentityCore<Account>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.User.RequireUniqueEmail = true;
            o.Lockout.MaxFailedAccessAttempts = LockAfter;
            o.Lockout.DefaultLockoutTimeSpan = LockFor;
            // Length is what helps; rules about signs only make people write passwords down.
            o.Password = new() { RequiredLength = Password.Min, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = Password.MinDistinct };
            o.ClaimsIdentity.UserIdClaimType = Kernel.Web.ClaimNames.Person;
        })
            .AddUserStore<UserOnlyStore<Account, AppDb, long>>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<MakePrincipal>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.ConfigureApplicationCookie(Cookie);
        services.AddScoped<IPeople, KnownPeople>();
        services.AddScoped<CreateAccount>().AddScoped<SendProof>().AddScoped<Letters>().AddScoped<CheckPassword>().AddScoped<OpenSession>().AddScoped<SendSignInLink>().AddSingleton<SlowDown>();
    }

    static void Cookie(CookieAuthenticationOptions o)
    {
        o.Cookie.Name = "sitzung";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.ExpireTimeSpan = Remembered;
        o.SlidingExpiration = true;
        o.LoginPath = "/anmelden";
        o.LogoutPath = "/abmelden";
        o.ReturnUrlParameter = "zurueck";
        o.Events.OnSigningIn = context =>
        {
            // A browser that keeps its session for weeks does not keep the sign-in.
            if (!context.Properties.IsPersistent) context.Properties.ExpiresUtc = (context.Properties.IssuedUtc ?? context.Options.TimeProvider!.GetUtcNow()) + Session;
            return Task.CompletedTask;
        };
    }
}
