using Microsoft.AspNetCore.Identity;

namespace MkbZekerheid.Host.SignIn.Passwords;

/// <summary>Length and the list of common passwords; no rules about which characters, because those make passwords worse.</summary>
internal sealed class PasswordPolicy(IUserContextWords contextWords) : IPasswordValidator<AppUser>
{
    /// <summary>Fewest characters.</summary>
    public const int MinimumLength = 12;

    /// <summary>Most characters: far above any sentence, and short enough to hash without harm.</summary>
    public const int MaximumLength = 256;

    /// <summary>Codes of the refusals; their texts are in SignInTexts under <c>Password.{code}</c>.</summary>
    public const string TooShort = "TooShort", TooLong = "TooLong", Common = "Common";

    /// <inheritdoc />
    public async Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password)
    {
        // Counted as people count: a letter with its accent, or one emoji, is one.
        var length = password is null ? 0 : new System.Globalization.StringInfo(password).LengthInTextElements;
        if (length < MinimumLength) return Refused(TooShort);
        if (password!.Length > MaximumLength) return Refused(TooLong);
        return CommonPasswords.IsCommon(password, await contextWords.ForAsync(user)) ? Refused(Common) : IdentityResult.Success;
    }

    private static IdentityResult Refused(string code) => IdentityResult.Failed(new IdentityError { Code = code, Description = code });
}

/// <summary>Words that an attacker would try first for this person: own name, address, names of the organisations.</summary>
internal interface IUserContextWords
{
    /// <summary>The words, as they are written.</summary>
    Task<IReadOnlyList<string>> ForAsync(AppUser user);
}
