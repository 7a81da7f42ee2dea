using Microsoft.AspNetCore.Identity;

namespace MkbZekerheid.Host.SignIn;

/// <summary>Spends the time of a password check on an address that has no account, so that the answer takes as long.</summary>
internal static class FakeHash
{
    private static readonly AppUser Nobody = new();
    private static string? s_hash;

    /// <summary>Checks against a hash that no password has.</summary>
    public static void Verify(IPasswordHasher<AppUser> hasher, string password)
    {
        var hash = s_hash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(Nobody, hash, password);
    }
}
