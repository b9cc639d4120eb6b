using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.Provider;
using Digitalbeirat.People.Registering;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;
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
    public static readonly TimeSpan LockFor = TimeSpan.FromMinutes(15), Remembered = TimeSpan.FromDays(30), Session = TimeSpan.FromHours(12), SecondStepLasts = TimeSpan.FromMinutes(10);

    public static void AddSignIn(this IServiceCollection services)
    {
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        authentication.AddSignInProvider();
        services.AddAuthorization();
        services.AddIdentityCore<Account>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.User.RequireUniqueEmail = true;
            o.Lockout.MaxFailedAccessAttempts = LockAfter;
            o.Lockout.DefaultLockoutTimeSpan = LockFor;
            // Length is what helps; rules about signs only make people write passwords down.
            o.Password = new() { RequiredLength = Password.Min, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = Password.MinDistinct };
        })
            .AddUserStore<UserOnlyStore<Account, AppDb, long>>()
            .AddSignInManager();
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o =>
        {
            o.Cookie.Name = "zweiter-schritt";
            o.ExpireTimeSpan = SecondStepLasts;
        });
        services.ConfigureApplicationCookie(Cookie);
        services.AddScoped<IPeople, KnownPeople>().AddSingleton<IRecognise, RecogniseSession>();
        services.AddScoped<CreateAccount>().AddScoped<SendProof>().AddScoped<Letters>().AddScoped<CheckPassword>().AddScoped<TellOfLock>().AddScoped<OpenSession>().AddScoped<SendSignInLink>().AddSingleton<SlowDown>();
        services.AddScoped<CheckCode>().AddScoped<RecoveryCodes>().AddSingleton<TimedCodes>().AddScoped<BlindName>();
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
        // The session in the database decides, at every request: there is no stamp to look at now and then.
        o.Events.OnValidatePrincipal = _ => Task.CompletedTask;
        o.Events.OnSigningIn = context =>
        {
            // A browser that keeps its session for weeks does not keep the sign-in.
            if (!context.Properties.IsPersistent) context.Properties.ExpiresUtc = (context.Properties.IssuedUtc ?? context.Options.TimeProvider!.GetUtcNow()) + Session;
            return Task.CompletedTask;
        };
    }
}
