using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Security;
using MkbZekerheid.Host.SignIn.Links;
using MkbZekerheid.Host.SignIn.OutsideAccounts;
using MkbZekerheid.Host.SignIn.Passwords;
using MkbZekerheid.Host.SignIn.SecondFactor;
using MkbZekerheid.Host.SignIn.Sessions;
using MkbZekerheid.Host.SignIn.Users;

namespace MkbZekerheid.Host.SignIn;

/// <summary>Puts sign-in together: the framework's identity core on our own tables, with stricter settings than its defaults.</summary>
internal static class SignInServices
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512. Older hashes are renewed at the next sign-in.</summary>
    public const int PasswordRounds = 210_000;

    public static void AddMkbSignIn(this IServiceCollection services, InstallationOptions installation, IConfiguration configuration)
    {
        services.AddIdentityCore<AppUser>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = null!;
            identity.Password.RequiredLength = PasswordPolicy.MinimumLength;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            identity.Lockout.AllowedForNewUsers = true;
        }).AddUserStore<UserStore>().AddPasswordValidator<PasswordPolicy>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordRounds);
        services.AddScoped<IUserContextWords, UserContextWords>();

        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = configuration["Security:PasskeyDomain"];
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            // Our pages send no referrer, and then browsers hide the origin of a form; so what the authenticator signed is compared with our own address.
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(
                !asked.CrossOrigin && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin)
                && origin == new Uri($"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}"));
        });
        services.AddScoped<IPasskeyHandler<AppUser>, PasskeyHandler<AppUser>>();
        services.AddScoped<Passkeys>();

        services.AddSingleton<DemoExemption>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SessionTickets>();
        services.AddSingleton<UserSessions>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<SignInJournal>();
        services.AddSingleton<TokenLinks>();
        services.AddSingleton<Preferences>();
        services.AddSingleton<FirstRunGate>();
        services.AddScoped<SignInService>();
        services.AddScoped<LinkMails>();
        services.AddScoped<Invitations>();
        services.AddScoped<ISignInAccounts, SignInAccounts>();

        var authentication = services.AddAuthentication(SignedIn.Scheme)
            .AddCookie(SignedIn.Scheme)
            .AddCookie(SignedIn.SecondStepScheme, cookie => Short(cookie, installation, "mkbz.second"));
        services.AddOptions<CookieAuthenticationOptions>(SignedIn.Scheme).Configure<SessionTickets, TimeProvider>((cookie, tickets, clock) =>
        {
            Common(cookie, installation, "mkbz.session");
            cookie.SessionStore = tickets;
            cookie.TimeProvider = clock;
            cookie.ExpireTimeSpan = SignInTimes.Absolute;
            cookie.SlidingExpiration = false;
            cookie.LoginPath = SignInPaths.SignIn;
            cookie.ReturnUrlParameter = SignInPaths.ReturnParameter;
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        authentication.AddMkbOutsideAccounts(services, installation, configuration);
    }

    internal static void Short(CookieAuthenticationOptions cookie, InstallationOptions installation, string name)
    {
        Common(cookie, installation, name);
        cookie.ExpireTimeSpan = SignInTimes.SecondStep;
        cookie.SlidingExpiration = false;
    }

    private static void Common(CookieAuthenticationOptions cookie, InstallationOptions installation, string name)
    {
        cookie.Cookie.Name = TransportGuard.CookieName(installation, name);
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.Path = "/";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.IsEssential = true;
        cookie.Cookie.SecurePolicy = TransportGuard.SecureCookies(installation) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
