using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Security;

namespace MkbZekerheid.Host.SignIn.SecondFactor;

/// <summary>
/// Passkeys through the framework's handler. What the browser must answer (the challenge) travels in a cookie of its own that only
/// we can read, lives five minutes and is taken away when it is used.
/// </summary>
internal sealed class Passkeys(IPasskeyHandler<AppUser> handler, UserManager<AppUser> users, IDataProtectionProvider protection, InstallationOptions options)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private string CookieName => TransportGuard.CookieName(options, "mkbz.passkey");

    /// <summary>What the browser needs to make a passkey for this account, as JSON.</summary>
    public async Task<string> BeginCreationAsync(HttpContext http, AppUser user)
    {
        var entity = new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email, DisplayName = user.DisplayName };
        var result = await handler.MakeCreationOptionsAsync(entity, http);
        Remember(http, "create", result.AttestationState);
        return result.CreationOptionsJson;
    }

    /// <summary>Stores the passkey that the browser made. False when the answer does not fit.</summary>
    public async Task<bool> FinishCreationAsync(HttpContext http, AppUser user, string credentialJson, string name)
    {
        var state = Recall(http, "create");
        if (state is null || !IsJson(credentialJson)) return false;
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credentialJson, AttestationState = state });
        if (!result.Succeeded || result.UserEntity.Id != user.Id.ToString()) return false;
        result.Passkey.Name = name;
        return (await users.AddOrUpdatePasskeyAsync(user, result.Passkey)).Succeeded;
    }

    /// <summary>What the browser needs to sign in with a passkey, as JSON. No account is named, so it tells nothing.</summary>
    public async Task<string> BeginSignInAsync(HttpContext http)
    {
        var result = await handler.MakeRequestOptionsAsync(null, http);
        Remember(http, "get", result.AssertionState);
        return result.RequestOptionsJson;
    }

    /// <summary>The account whose passkey answered, or null.</summary>
    public async Task<AppUser?> FinishSignInAsync(HttpContext http, string credentialJson)
    {
        var state = Recall(http, "get");
        if (state is null || !IsJson(credentialJson)) return null;
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credentialJson, AssertionState = state });
        if (!result.Succeeded || result.User.IsDisabled) return null;
        await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return result.User;
    }

    private void Remember(HttpContext http, string purpose, string? state)
    {
        var value = protection.CreateProtector("passkey", purpose).ToTimeLimitedDataProtector().Protect(state ?? "", Life);
        http.Response.Cookies.Append(CookieName, value, Cookie());
    }

    private string? Recall(HttpContext http, string purpose)
    {
        if (http.Request.Cookies[CookieName] is not { } value) return null;
        http.Response.Cookies.Delete(CookieName, Cookie());
        try
        {
            return protection.CreateProtector("passkey", purpose).ToTimeLimitedDataProtector().Unprotect(value);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Cookie() => new() { HttpOnly = true, Secure = TransportGuard.SecureCookies(options), SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
