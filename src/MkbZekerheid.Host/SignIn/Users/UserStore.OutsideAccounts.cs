using Microsoft.AspNetCore.Identity;

namespace MkbZekerheid.Host.SignIn.Users;

/// <summary>Outside accounts that were linked: recognised by issuer and subject, never by an address, which outsiders can choose.</summary>
internal sealed partial class UserStore : IUserLoginStore<AppUser>
{
    /// <summary>Links; <see cref="UserLoginInfo.LoginProvider"/> is the issuer, <see cref="UserLoginInfo.ProviderKey"/> the subject.</summary>
    public async Task AddLoginAsync(AppUser user, UserLoginInfo login, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        await db.ExecuteAsync(
            "insert into core.user_login (issuer, subject, user_id, display_name) values (@issuer, @subject, @userId, @name)",
            new { issuer = login.LoginProvider, subject = login.ProviderKey, userId = user.Id, name = login.ProviderDisplayName ?? login.LoginProvider }, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task RemoveLoginAsync(AppUser user, string loginProvider, string providerKey, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        await db.ExecuteAsync("delete from core.user_login where user_id = @Id and issuer = @loginProvider and subject = @providerKey",
            new { user.Id, loginProvider, providerKey }, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IList<UserLoginInfo>> GetLoginsAsync(AppUser user, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        var rows = await db.QueryAsync<LoginRow>("select issuer, subject, display_name from core.user_login where user_id = @Id order by display_name", new { user.Id }, cancellationToken);
        return [.. rows.Select(row => new UserLoginInfo(row.Issuer, row.Subject, row.DisplayName))];
    }

    /// <inheritdoc />
    public Task<AppUser?> FindByLoginAsync(string loginProvider, string providerKey, CancellationToken cancellationToken) =>
        FindAsync("id = (select user_id from core.user_login where issuer = @loginProvider and subject = @providerKey)", new { loginProvider, providerKey }, cancellationToken);

    private sealed record LoginRow
    {
        public string Issuer { get; init; } = "";
        public string Subject { get; init; } = "";
        public string DisplayName { get; init; } = "";
    }
}
