using MkbZekerheid.Data;
using MkbZekerheid.Host.Security;

namespace MkbZekerheid.Host.SignIn.SecondFactor;

/// <summary>Authenticator app and recovery codes of an account. Each code is good once, also when two requests bring it at the same moment.</summary>
internal sealed class SecondFactors(ICoreSessions sessions, SecretBox box, TimeProvider clock)
{
    /// <summary>A seed for an app that is not in use yet; kept until the first right code confirms it.</summary>
    public async Task<string> PendingSeedAsync(AppUser user, CancellationToken ct)
    {
        if (!user.TwoFactorEnabled && box.Open(user.TotpSecret, Purpose(user.Id)) is { } pending) return pending;
        var seed = Totp.NewSeed();
        var sealedSeed = box.Seal(seed, Purpose(user.Id));
        await using var db = await sessions.OpenAsync(ct);
        var set = await db.ExecuteAsync("update core.app_user set totp_secret = @sealedSeed, totp_last_step = null where id = @Id and not two_factor_enabled", new { user.Id, sealedSeed }, ct);
        await db.CommitAsync(ct);
        if (set == 0) throw new InvalidOperationException("This account already has an authenticator app; it must be removed first.");
        user.TotpSecret = sealedSeed;
        return seed;
    }

    /// <summary>Puts the pending app into use when the typed code is right.</summary>
    /// <returns>The recovery codes, to show once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> EnableAsync(AppUser user, string code, CancellationToken ct)
    {
        if (user.TwoFactorEnabled || !await TakeCodeAsync(user, code, ct)) return null;
        await using var db = await sessions.OpenAsync(ct);
        await db.ExecuteAsync("update core.app_user set two_factor_enabled = true where id = @Id", new { user.Id }, ct);
        var codes = await ReplaceCodesAsync(db, user.Id, ct);
        await db.CommitAsync(ct);
        user.TwoFactorEnabled = true;
        return codes;
    }

    /// <summary>Takes the app and the recovery codes away.</summary>
    public async Task DisableAsync(AppUser user, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        await db.ExecuteAsync("update core.app_user set two_factor_enabled = false, totp_secret = null, totp_last_step = null where id = @Id", new { user.Id }, ct);
        await db.ExecuteAsync("delete from core.user_recovery_code where user_id = @Id", new { user.Id }, ct);
        await db.CommitAsync(ct);
        user.TwoFactorEnabled = false;
        user.TotpSecret = null;
    }

    /// <summary>True when the typed code is of the account's app and was not used before. The code is used up by it.</summary>
    public async Task<bool> TakeCodeAsync(AppUser user, string code, CancellationToken ct)
    {
        if (box.Open(user.TotpSecret, Purpose(user.Id)) is not { } seed) return false;
        if (Totp.MatchingStep(seed, code, clock.GetUtcNow()) is not { } step) return false;
        await using var db = await sessions.OpenAsync(ct);
        var taken = await db.ExecuteAsync(
            "update core.app_user set totp_last_step = @step where id = @Id and (totp_last_step is null or totp_last_step < @step)", new { user.Id, step }, ct);
        await db.CommitAsync(ct);
        return taken == 1;
    }

    /// <summary>True when the typed recovery code is one of the account's and was not used before. It is used up by it.</summary>
    public async Task<bool> TakeRecoveryCodeAsync(AppUser user, string code, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        var taken = await db.ExecuteAsync("update core.user_recovery_code set used_at = @now where user_id = @Id and code_hash = @hash and used_at is null",
            new { user.Id, hash = RecoveryCodes.Hash(user.Id, code), now = clock.GetUtcNow() }, ct);
        await db.CommitAsync(ct);
        return taken == 1;
    }

    /// <summary>A fresh set; the old codes stop working.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(AppUser user, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        var codes = await ReplaceCodesAsync(db, user.Id, ct);
        await db.CommitAsync(ct);
        return codes;
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CodesLeftAsync(AppUser user, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        return await db.ExecuteScalarAsync<int>("select count(*) from core.user_recovery_code where user_id = @Id and used_at is null", new { user.Id }, ct);
    }

    private static string Purpose(Guid userId) => $"totp:{userId}";

    private static async Task<IReadOnlyList<string>> ReplaceCodesAsync(CoreSession db, Guid userId, CancellationToken ct)
    {
        var codes = RecoveryCodes.NewSet();
        await db.ExecuteAsync("delete from core.user_recovery_code where user_id = @userId", new { userId }, ct);
        foreach (var code in codes)
            await db.ExecuteAsync("insert into core.user_recovery_code (user_id, code_hash) values (@userId, @hash)", new { userId, hash = RecoveryCodes.Hash(userId, code) }, ct);
        return codes;
    }
}
