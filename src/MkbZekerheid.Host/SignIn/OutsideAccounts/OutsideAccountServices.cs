using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Security;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.SignIn.OutsideAccounts;

/// <summary>
/// Sign-in at another party with OpenID Connect, when it is configured: <c>OpenIdConnect:{key}:Authority, ClientId, ClientSecret, Name,
/// Issuers (list)</c>. Code flow with PKCE, state and nonce, answered by a form; no tokens are kept, and no claim but issuer, subject
/// and method is believed.
/// </summary>
internal static class OutsideAccountServices
{
    /// <summary>Prefix of the scheme of a service.</summary>
    public const string SchemePrefix = "outside:";

    public static void AddMkbOutsideAccounts(this AuthenticationBuilder authentication, IServiceCollection services, InstallationOptions installation, IConfiguration configuration)
    {
        var providers = configuration.GetSection("OpenIdConnect").GetChildren().Select(OutsideService.Read).ToList();
        services.AddSingleton(new OutsideServices(providers));
        authentication.AddCookie(SignedIn.OutsideScheme, cookie => SignInServices.Short(cookie, installation, "mkbz.outside"));
        foreach (var provider in providers) authentication.AddOpenIdConnect(provider.Scheme, provider.Name, options => Configure(options, provider, installation));
    }

    internal static void Configure(OpenIdConnectOptions options, OutsideService service, InstallationOptions installation)
    {
        options.Authority = service.Authority;
        options.ClientId = service.ClientId;
        options.ClientSecret = service.ClientSecret;
        options.SignInScheme = SignedIn.OutsideScheme;
        options.CallbackPath = $"/aanmelden/extern/{service.Key}";
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.FormPost;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.MapInboundClaims = false;
        // The framework throws the issuer away, and without it a subject means nothing.
        options.ClaimActions.Clear();
        options.RequireHttpsMetadata = installation.Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || !new Uri(service.Authority).IsLoopback;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.ProtocolValidator.RequireNonce = true;
        options.TokenValidationParameters.ValidateIssuer = true;
        options.TokenValidationParameters.ValidIssuers = service.Issuers;
        options.TokenValidationParameters.IssuerValidator = service.Issuers.Count == 0 ? null : (issuer, _, _) => service.Issuers.Contains(issuer, StringComparer.Ordinal)
            ? issuer : throw new Microsoft.IdentityModel.Tokens.SecurityTokenInvalidIssuerException("This issuer is not on the list of the installation.");
        options.TokenValidationParameters.ValidateAudience = true;
        options.TokenValidationParameters.RequireSignedTokens = true;
        options.TokenValidationParameters.ValidAlgorithms = ["RS256", "PS256", "ES256", "RS384", "RS512", "ES384", "ES512"];
        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie })
        {
            cookie.HttpOnly = true;
            // The answer comes as a form from another site, so these two cookies must travel with it.
            cookie.SameSite = TransportGuard.SecureCookies(installation) ? SameSiteMode.None : SameSiteMode.Unspecified;
            cookie.SecurePolicy = TransportGuard.SecureCookies(installation) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }
        options.Events.OnTokenValidated = context =>
        {
            // In the code flow the framework lets an unsigned token pass, because it came over a connection of our own. That is not enough for us.
            if (string.IsNullOrEmpty(context.SecurityToken?.RawSignature)) context.Fail("The service did not sign what it said.");
            else if (OutsideIdentity.Of(context.Principal) is null) context.Fail("The service did not say who issued the identity and whose it is.");
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect(SignInPaths.SignIn + "?fout=extern");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }
}

/// <summary>A service of another party.</summary>
internal sealed record OutsideService(string Key, string Name, string Authority, string ClientId, string? ClientSecret, IReadOnlyList<string> Issuers)
{
    public string Scheme => OutsideAccountServices.SchemePrefix + Key;

    public static OutsideService Read(IConfigurationSection section)
    {
        var authority = Required(section, "Authority");
        if (authority.TrimEnd('/').EndsWith("/common", StringComparison.OrdinalIgnoreCase) || authority.Contains("/common/", StringComparison.OrdinalIgnoreCase) || authority.Contains("/organizations", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"OpenIdConnect:{section.Key}:Authority lets every organisation in; name one, such as https://login.example/{{tenant}}/v2.0.");
        return new OutsideService(section.Key, section["Name"] ?? section.Key, authority, Required(section, "ClientId"), section["ClientSecret"],
            section.GetSection("Issuers").Get<string[]>() ?? []);
    }

    private static string Required(IConfigurationSection section, string key) =>
        section[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"OpenIdConnect:{section.Key}:{key} is missing.");
}

/// <summary>The configured services.</summary>
internal sealed record OutsideServices(IReadOnlyList<OutsideService> All);

/// <summary>Who somebody is elsewhere: issuer and subject together. An address is never part of it.</summary>
internal sealed record OutsideIdentity(string Issuer, string Subject, bool WithSecondFactor)
{
    /// <summary>Reads the identity from a validated token, or null when it is not complete.</summary>
    public static OutsideIdentity? Of(System.Security.Claims.ClaimsPrincipal? principal)
    {
        var issuer = principal?.FindFirst("iss")?.Value;
        var subject = principal?.FindFirst("sub")?.Value;
        return string.IsNullOrEmpty(issuer) || string.IsNullOrEmpty(subject) ? null : new OutsideIdentity(issuer, subject, principal!.FindAll("amr").Any(claim => claim.Value is "mfa" or "hwk" or "otp"));
    }
}
