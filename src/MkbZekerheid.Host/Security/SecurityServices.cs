using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Mail;
using MkbZekerheid.Host.Security.Access;

namespace MkbZekerheid.Host.Security;

/// <summary>Puts protection together: keys, policies, forms, limits, proxies.</summary>
internal static class SecurityServices
{
    public static void AddMkbSecurity(this IServiceCollection services, InstallationOptions installation, IConfiguration configuration)
    {
        TransportGuard.Check(installation);
        services.AddMkbDataProtection(configuration);
        services.AddSingleton(_ => MasterKey.Load(installation, configuration));
        services.AddSingleton<SecretBox>();
        services.TryAddScoped<IMailOutbox, MailOutboxTable>();

        services.AddSingleton<Permissions>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalRedirects>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationHandler, FreshHandler>();
        services.AddSingleton<IAuthorizationHandler, SecondFactorHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Fresh, policy => policy.RequireAuthenticatedUser().AddRequirements(new FreshRequirement()))
            .AddPolicy(Policies.Administrator, policy => policy.RequireAuthenticatedUser()
                .RequireClaim(SignIn.Sessions.SignedIn.AdministratorClaim, "true").AddRequirements(new SecondFactorRequirement(), new FreshRequirement()));

        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = TransportGuard.CookieName(installation, "mkbz.form");
            forms.Cookie.HttpOnly = true;
            forms.Cookie.Path = "/";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = TransportGuard.SecureCookies(installation) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddMkbRateLimits(configuration);
        services.PostConfigure<HostFilteringOptions>(hosts => Accept(hosts, installation, configuration));
        if (installation.BehindProxy) services.Configure<ForwardedHeadersOptions>(forwarded => Believe(forwarded, installation.KnownProxies));
    }

    /// <summary>
    /// Host names that are answered: those in <c>AllowedHosts</c>, else that of <c>Site:Address</c>, else on this machine its own names.
    /// Links in mails are built from the name that was asked, so a name that nobody vouched for must not get that far.
    /// </summary>
    private static void Accept(HostFilteringOptions hosts, InstallationOptions installation, IConfiguration configuration)
    {
        if (configuration["AllowedHosts"] is { Length: > 0 } and not "*") return;
        if (configuration["Site:Address"] is { Length: > 0 } site) hosts.AllowedHosts = [new Uri(site).Host, "localhost", "127.0.0.1", "[::1]"];
        else if (installation.IsLoopback && !installation.BehindProxy) hosts.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
    }

    /// <summary>Only the configured proxies say who is behind them; without any, only one on this machine.</summary>
    private static void Believe(ForwardedHeadersOptions forwarded, IReadOnlyList<string> proxies)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.ForwardLimit = 1;
        if (proxies.Count == 0) return;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            if (proxy.Contains('/', StringComparison.Ordinal)) forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
    }
}
