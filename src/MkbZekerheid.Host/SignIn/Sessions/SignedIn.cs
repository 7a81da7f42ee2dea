using System.Security.Claims;

namespace MkbZekerheid.Host.SignIn.Sessions;

/// <summary>What the rest of the host reads from the signed-in principal; written only by <see cref="SessionTickets"/>.</summary>
internal static class SignedIn
{
    /// <summary>Scheme and cookie of a session.</summary>
    public const string Scheme = "mkbz.session";
    /// <summary>Scheme and cookie between password and second factor.</summary>
    public const string SecondStepScheme = "mkbz.second";
    /// <summary>Scheme and cookie between an outside sign-in service and us.</summary>
    public const string OutsideScheme = "mkbz.outside";

    internal const string UserClaim = "sub", NameClaim = "name", SessionClaim = "sid", HowClaim = "how", ConfirmedClaim = "confirmed",
        AdministratorClaim = "administrator", LanguageClaim = "language", ThemeClaim = "theme", ExemptClaim = "exempt", IssuerClaim = "issuer";

    /// <summary>The user, or null for a visitor.</summary>
    public static Guid? UserId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(UserClaim), out var id) ? id : null;

    /// <summary>Name on screen, or an empty text.</summary>
    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(NameClaim) ?? "";

    /// <summary>The session in its list, or null.</summary>
    public static Guid? SessionId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>True when the account administers the installation.</summary>
    public static bool IsAdministrator(this ClaimsPrincipal user) => user.HasClaim(AdministratorClaim, "true");

    /// <summary>True when this session was opened with two factors, or belongs to an account of the demo.</summary>
    public static bool HasSecondFactor(this ClaimsPrincipal user) =>
        user.FindFirstValue(HowClaim) is SignInMethod.PasswordAndCode or SignInMethod.PasswordAndRecoveryCode or SignInMethod.Passkey or SignInMethod.OutsideWithSecondFactor
        || user.HasClaim(ExemptClaim, "true");

    /// <summary>When the person last proved who it is in this session.</summary>
    public static DateTimeOffset? ConfirmedAt(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ConfirmedClaim), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>True when that was short enough ago for administration and changes of credentials.</summary>
    public static bool IsFresh(this ClaimsPrincipal user, TimeProvider clock) =>
        user.ConfirmedAt() is { } at && clock.GetUtcNow() - at <= SignInTimes.Fresh;

    /// <summary>The outside sign-in service of this session, or null when it was opened here.</summary>
    public static string? Issuer(this ClaimsPrincipal user) => user.FindFirstValue(IssuerClaim);

    /// <summary>nl, en, or null.</summary>
    public static string? Language(this ClaimsPrincipal user) => user.FindFirstValue(LanguageClaim);

    /// <summary>light, dark, or null for what the device asks.</summary>
    public static string? Theme(this ClaimsPrincipal user) => user.FindFirstValue(ThemeClaim);
}

/// <summary>How a session was opened, as stored.</summary>
internal static class SignInMethod
{
    public const string Password = "password", PasswordAndCode = "password+code", PasswordAndRecoveryCode = "password+recovery", Passkey = "passkey",
        Outside = "outside", OutsideWithSecondFactor = "outside+second";
}
