using Microsoft.AspNetCore.Identity;
using MkbZekerheid.Data;

namespace MkbZekerheid.Host.SignIn.Users;

/// <summary>Keeps accounts in <c>core.app_user</c>: the part of the framework's store contract that needs only that table.</summary>
internal sealed partial class UserStore(ICoreSessions sessions) :
    IUserPasswordStore<AppUser>, IUserEmailStore<AppUser>, IUserSecurityStampStore<AppUser>, IUserLockoutStore<AppUser>, IUserTwoFactorStore<AppUser>
{
    private const string Columns =
        """
        id, email, normalized_email, display_name, password_hash, security_stamp, failed_count as access_failed_count, lockout_until as lockout_end,
        two_factor_enabled, totp_secret, is_administrator, is_demo, language, theme, status
        """;

    /// <inheritdoc />
    public async Task<IdentityResult> CreateAsync(AppUser user, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        var made = await db.ExecuteAsync(
            """
            insert into core.app_user (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, display_name, password_hash, security_stamp,
                is_administrator, is_demo, language, theme, status)
            values (@Id, @Email, @NormalizedEmail, @Email, @NormalizedEmail, true, @DisplayName, @PasswordHash, @SecurityStamp,
                @IsAdministrator, @IsDemo, @Language, @Theme, @Status)
            on conflict (normalized_user_name) do nothing
            """, user, cancellationToken);
        await db.CommitAsync(cancellationToken);
        return made == 1 ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "DuplicateEmail", Description = "DuplicateEmail" });
    }

    /// <summary>Writes what the framework changes. The second factor and the choices of the person have statements of their own, so that two requests do not undo each other.</summary>
    public async Task<IdentityResult> UpdateAsync(AppUser user, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        await db.ExecuteAsync(
            """
            update core.app_user set user_name = @Email, normalized_user_name = @NormalizedEmail, email = @Email, normalized_email = @NormalizedEmail,
                display_name = @DisplayName, password_hash = @PasswordHash, security_stamp = @SecurityStamp, failed_count = @AccessFailedCount,
                lockout_until = @LockoutEnd, version = version + 1
            where id = @Id
            """, user, cancellationToken);
        await db.CommitAsync(cancellationToken);
        return IdentityResult.Success;
    }

    /// <inheritdoc />
    public async Task<IdentityResult> DeleteAsync(AppUser user, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        await db.ExecuteAsync("delete from core.app_user where id = @Id", new { user.Id }, cancellationToken);
        await db.CommitAsync(cancellationToken);
        return IdentityResult.Success;
    }

    /// <inheritdoc />
    public Task<AppUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? FindAsync("id = @id", new { id }, cancellationToken) : Task.FromResult<AppUser?>(null);

    /// <summary>The name to sign in with is the address.</summary>
    public Task<AppUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByEmailAsync(normalizedUserName, cancellationToken);

    /// <inheritdoc />
    public Task<AppUser?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        FindAsync("normalized_email = @normalizedEmail", new { normalizedEmail }, cancellationToken);

    private async Task<AppUser?> FindAsync(string where, object param, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        return await db.QuerySingleOrDefaultAsync<AppUser>($"select {Columns} from core.app_user where {where}", param, ct);
    }

    /// <inheritdoc />
    public Task<string> GetUserIdAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());
    /// <inheritdoc />
    public Task<string?> GetUserNameAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);
    /// <inheritdoc />
    public Task SetUserNameAsync(AppUser user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;
    /// <inheritdoc />
    public Task<string?> GetNormalizedUserNameAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);
    /// <inheritdoc />
    public Task SetNormalizedUserNameAsync(AppUser user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<string?> GetEmailAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);
    /// <inheritdoc />
    public Task SetEmailAsync(AppUser user, string? email, CancellationToken cancellationToken) { user.Email = email ?? ""; return Task.CompletedTask; }
    /// <inheritdoc />
    public Task<string?> GetNormalizedEmailAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);
    /// <inheritdoc />
    public Task SetNormalizedEmailAsync(AppUser user, string? normalizedEmail, CancellationToken cancellationToken) { user.NormalizedEmail = normalizedEmail ?? ""; return Task.CompletedTask; }
    /// <summary>An account exists only after a link that was sent to the address, or after an administrator made it.</summary>
    public Task<bool> GetEmailConfirmedAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult(true);
    /// <inheritdoc />
    public Task SetEmailConfirmedAsync(AppUser user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<string?> GetPasswordHashAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);
    /// <inheritdoc />
    public Task SetPasswordHashAsync(AppUser user, string? passwordHash, CancellationToken cancellationToken) { user.PasswordHash = passwordHash; return Task.CompletedTask; }
    /// <inheritdoc />
    public Task<bool> HasPasswordAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    /// <inheritdoc />
    public Task<string?> GetSecurityStampAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);
    /// <inheritdoc />
    public Task SetSecurityStampAsync(AppUser user, string stamp, CancellationToken cancellationToken) { user.SecurityStamp = stamp; return Task.CompletedTask; }

    /// <inheritdoc />
    public Task<DateTimeOffset?> GetLockoutEndDateAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);
    /// <inheritdoc />
    public Task SetLockoutEndDateAsync(AppUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) { user.LockoutEnd = lockoutEnd; return Task.CompletedTask; }
    /// <summary>Counted in the database, so that guesses sent at the same moment all count.</summary>
    public async Task<int> IncrementAccessFailedCountAsync(AppUser user, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        user.AccessFailedCount = await db.ExecuteScalarAsync<int>(
            "update core.app_user set failed_count = failed_count + 1 where id = @Id returning failed_count", new { user.Id }, cancellationToken);
        await db.CommitAsync(cancellationToken);
        return user.AccessFailedCount;
    }
    /// <inheritdoc />
    public Task ResetAccessFailedCountAsync(AppUser user, CancellationToken cancellationToken) { user.AccessFailedCount = 0; return Task.CompletedTask; }
    /// <inheritdoc />
    public Task<int> GetAccessFailedCountAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);
    /// <inheritdoc />
    public Task<bool> GetLockoutEnabledAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult(true);
    /// <inheritdoc />
    public Task SetLockoutEnabledAsync(AppUser user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task SetTwoFactorEnabledAsync(AppUser user, bool enabled, CancellationToken cancellationToken) { user.TwoFactorEnabled = enabled; return Task.CompletedTask; }
    /// <inheritdoc />
    public Task<bool> GetTwoFactorEnabledAsync(AppUser user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactorEnabled);

    /// <inheritdoc />
    public void Dispose() { }
}
