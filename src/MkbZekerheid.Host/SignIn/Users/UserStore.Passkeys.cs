using Microsoft.AspNetCore.Identity;

namespace MkbZekerheid.Host.SignIn.Users;

/// <summary>Passkeys of an account, in <c>core.user_passkey</c>.</summary>
internal sealed partial class UserStore : IUserPasskeyStore<AppUser>
{
    private const string PasskeyColumns =
        """
        credential_id, public_key, name, created_at, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up,
        attestation_object, client_data_json
        """;

    /// <inheritdoc />
    public async Task AddOrUpdatePasskeyAsync(AppUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        await db.ExecuteAsync(
            $"""
            insert into core.user_passkey (user_id, {PasskeyColumns})
            values (@UserId, @CredentialId, @PublicKey, @Name, @CreatedAt, @SignCount, @Transports, @IsUserVerified, @IsBackupEligible, @IsBackedUp,
                @AttestationObject, @ClientDataJson)
            on conflict (credential_id) do update set name = excluded.name, sign_count = excluded.sign_count, is_user_verified = excluded.is_user_verified,
                is_backed_up = excluded.is_backed_up
            where user_passkey.user_id = excluded.user_id
            """,
            new
            {
                UserId = user.Id, passkey.CredentialId, passkey.PublicKey, Name = passkey.Name ?? "", passkey.CreatedAt, SignCount = (long)passkey.SignCount,
                Transports = passkey.Transports ?? [], passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp,
                passkey.AttestationObject, passkey.ClientDataJson,
            }, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(AppUser user, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        var rows = await db.QueryAsync<PasskeyRow>($"select {PasskeyColumns} from core.user_passkey where user_id = @Id order by created_at", new { user.Id }, cancellationToken);
        return [.. rows.Select(row => row.ToInfo())];
    }

    /// <inheritdoc />
    public Task<AppUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        FindAsync("id = (select user_id from core.user_passkey where credential_id = @credentialId)", new { credentialId }, cancellationToken);

    /// <inheritdoc />
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(AppUser user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        var row = await db.QuerySingleOrDefaultAsync<PasskeyRow>(
            $"select {PasskeyColumns} from core.user_passkey where user_id = @Id and credential_id = @credentialId", new { user.Id, credentialId }, cancellationToken);
        return row?.ToInfo();
    }

    /// <inheritdoc />
    public async Task RemovePasskeyAsync(AppUser user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        await db.ExecuteAsync("delete from core.user_passkey where user_id = @Id and credential_id = @credentialId", new { user.Id, credentialId }, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }

    private sealed class PasskeyRow
    {
        public byte[] CredentialId { get; init; } = [];
        public byte[] PublicKey { get; init; } = [];
        public string Name { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
        public long SignCount { get; init; }
        public string[] Transports { get; init; } = [];
        public bool IsUserVerified { get; init; }
        public bool IsBackupEligible { get; init; }
        public bool IsBackedUp { get; init; }
        public byte[] AttestationObject { get; init; } = [];
        public byte[] ClientDataJson { get; init; } = [];

        public UserPasskeyInfo ToInfo() => new(CredentialId, PublicKey, CreatedAt, (uint)SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp,
            AttestationObject, ClientDataJson) { Name = Name };
    }
}
