using MkbZekerheid.Model;

namespace MkbZekerheid.Host.SignIn;

/// <summary>Makes accounts for the command line and for the administrator.</summary>
internal interface ISignInAccounts
{
    /// <summary>
    /// Makes the account, or brings the one with this address to what is asked; also makes or confirms the membership when an
    /// organisation is given. Asking the same twice changes nothing.
    /// </summary>
    /// <returns>Id of the account.</returns>
    /// <exception cref="InvalidOperationException">The password does not meet the policy, or a demo account is asked on a host that others can reach.</exception>
    Task<Guid> EnsureAsync(AccountRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes authenticator app, recovery codes and passkeys away and ends all sessions, for a person who lost them; the next sign-in asks to make new ones.</summary>
    Task ResetSecondFactorAsync(Guid userId, CancellationToken cancellationToken = default);
}

/// <summary>An account as it must be.</summary>
/// <param name="Email">Address to sign in with.</param>
/// <param name="DisplayName">Name on screen.</param>
/// <param name="Password">Set when the account is new, or has another password; null leaves it alone.</param>
/// <param name="IsAdministrator">Administers the installation.</param>
/// <param name="OrganisationId">Organisation to be a member of, or null.</param>
/// <param name="Role">Role there; needed with an organisation.</param>
/// <param name="Permissions">Rights on top of the role.</param>
/// <param name="ValidUntil">End of the membership, or null.</param>
/// <param name="Language">nl, en, or null for what the browser asks.</param>
/// <param name="IsDemo">No second factor, see <see cref="DemoExemption"/>. Marks the data folder as a demo.</param>
internal sealed record AccountRequest(
    string Email, string DisplayName, string? Password = null, bool IsAdministrator = false, Guid? OrganisationId = null, Role? Role = null,
    IReadOnlyList<string>? Permissions = null, DateTimeOffset? ValidUntil = null, string? Language = null, bool IsDemo = false);
