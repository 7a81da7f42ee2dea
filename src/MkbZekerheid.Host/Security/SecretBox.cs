using System.Security.Cryptography;
using System.Text;

namespace MkbZekerheid.Host.Security;

/// <summary>
/// Encrypts short secrets (codes of authenticator apps, passwords of mail servers) with AES-GCM under the <see cref="MasterKey"/>.
/// Layout: version 1, key id (4 bytes), nonce (12), tag (16), ciphertext. The purpose is authenticated, so that a secret moved
/// to another row or column does not open.
/// </summary>
internal sealed class SecretBox(MasterKey master)
{
    private const byte Version = 1;
    private const int KeyIdBytes = 4, NonceBytes = 12, TagBytes = 16, HeaderBytes = 1 + KeyIdBytes + NonceBytes + TagBytes;

    /// <summary>Encrypts; the same text gives another result each time.</summary>
    /// <param name="purpose">What the secret is and whose, such as <c>totp:{user id}</c>.</param>
    public byte[] Seal(string secret, string purpose)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var sealedBytes = new byte[HeaderBytes + plain.Length];
        sealedBytes[0] = Version;
        master.Id.CopyTo(sealedBytes, 1);
        var nonce = sealedBytes.AsSpan(1 + KeyIdBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(master.Key, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(HeaderBytes), sealedBytes.AsSpan(1 + KeyIdBytes + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(purpose));
        return sealedBytes;
    }

    /// <summary>
    /// Decrypts. Null when the secret was made under another key, for another purpose, or was changed: losing the master key
    /// must be survivable, so the owner of the secret is asked for it again.
    /// </summary>
    public string? Open(byte[]? sealedBytes, string purpose)
    {
        if (sealedBytes is null || sealedBytes.Length < HeaderBytes || sealedBytes[0] != Version) return null;
        if (!sealedBytes.AsSpan(1, KeyIdBytes).SequenceEqual(master.Id)) return null;
        var plain = new byte[sealedBytes.Length - HeaderBytes];
        try
        {
            using var aes = new AesGcm(master.Key, TagBytes);
            aes.Decrypt(sealedBytes.AsSpan(1 + KeyIdBytes, NonceBytes), sealedBytes.AsSpan(HeaderBytes),
                sealedBytes.AsSpan(1 + KeyIdBytes + NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(purpose));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
