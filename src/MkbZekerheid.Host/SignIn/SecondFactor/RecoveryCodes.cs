using System.Security.Cryptography;
using System.Text;

namespace MkbZekerheid.Host.SignIn.SecondFactor;

/// <summary>
/// Codes to print and keep, each good for one sign-in when phone and passkey are gone. 80 random bits each, so a plain
/// SHA-256 with the user id is a sufficient hash: there is nothing to guess.
/// </summary>
internal static class RecoveryCodes
{
    /// <summary>How many a person gets.</summary>
    public const int Count = 10;

    private const int Bytes = 10;

    /// <summary>A fresh set, as shown once: four groups of four.</summary>
    public static IReadOnlyList<string> NewSet() => [.. Enumerable.Range(0, Count).Select(_ => Grouped(Totp.Encode(RandomNumberGenerator.GetBytes(Bytes))))];

    /// <summary>The hash that is stored.</summary>
    public static byte[] Hash(Guid userId, string code) =>
        SHA256.HashData([.. userId.ToByteArray(), .. Encoding.ASCII.GetBytes(Plain(code))]);

    /// <summary>The code without spaces and dashes, in capitals; 0, 1 and 8 read as the letters they look like.</summary>
    private static string Plain(string code) => new([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)
        .Select(c => c switch { '0' => 'O', '1' => 'I', '8' => 'B', _ => c })]);

    private static string Grouped(string code) => string.Join('-', code.Chunk(4).Select(group => new string(group)));
}
