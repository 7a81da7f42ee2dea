namespace MkbZekerheid.Host.SignIn;

/// <summary>Addresses of the pages at the door.</summary>
internal static class SignInPaths
{
    public const string SignIn = "/aanmelden", Code = "/aanmelden/code", Recovery = "/aanmelden/herstelcode", Forgotten = "/aanmelden/vergeten",
        SecondFactor = "/aanmelden/tweede-stap", Confirm = "/aanmelden/bevestigen", Passkey = "/aanmelden/passkey", Outside = "/aanmelden/extern", SignOut = "/afmelden",
        FirstRun = "/begin/installatie", Account = "/account", Partner = "/partner", ReturnParameter = "terug";

    /// <summary>Address of the page that asks for a fresh proof, and then leads back.</summary>
    public static string ConfirmFirst(HttpContext http) => WithReturn(Confirm, http.Request.Path + http.Request.QueryString);

    /// <summary>Address of the page where a second factor is made or given.</summary>
    public static string SecondFactorNeeded(HttpContext http) => WithReturn(SecondFactor, http.Request.Path + http.Request.QueryString);

    /// <summary>An address with the page to go to afterwards.</summary>
    public static string WithReturn(string path, string? back) => Safe(back) is { } address && address != "/" ? $"{path}?{ReturnParameter}={Uri.EscapeDataString(address)}" : path;

    /// <summary>The address when it lies within this site, else null: whoever made the link must not send people elsewhere.</summary>
    public static string? Safe(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl) ? address : null;
}
