using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MkbZekerheid.Host.SignIn.SecondFactor;

/// <summary>
/// Time-based codes of authenticator apps (RFC 6238: HMAC-SHA1, steps of 30 seconds, 6 digits).
/// Our own, because the framework's verifier accepts the same code again and again.
/// </summary>
internal static class Totp
{
    /// <summary>Length of a step.</summary>
    public const int StepSeconds = 30;

    private const int SeedBytes = 20;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new seed of 160 bits in base32.</summary>
    public static string NewSeed() => Encode(RandomNumberGenerator.GetBytes(SeedBytes));

    /// <summary>The step in which an instant lies.</summary>
    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of one step: 6 digits.</summary>
    public static string CodeAt(string seed, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // Authenticator apps only know SHA-1 here; the collision attacks on it do not touch HMAC.
        var hash = HMACSHA1.HashData(Decode(seed), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code was typed, or null. One step either side of now is accepted, for clocks that differ a little.
    /// The caller must still refuse a step that was accepted before.
    /// </summary>
    public static long? MatchingStep(string seed, string typed, DateTimeOffset now)
    {
        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        if (digits.Length != 6) return null;
        var current = StepAt(now);
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            var expected = CodeAt(seed, step);
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(expected), System.Text.Encoding.ASCII.GetBytes(digits)))
                found = step;
        }
        return found;
    }

    /// <summary>What the picture for the app holds.</summary>
    public static string Uri(string seed, string issuer, string account) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={seed}&issuer={System.Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits=6&period={StepSeconds}";

    /// <summary>Base32 without padding.</summary>
    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder((bytes.Length * 8 + 4) / 5);
        int buffer = 0, bits = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Alphabet[(buffer >> bits) & 31]);
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) text.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>(SeedBytes);
        int buffer = 0, bits = 0;
        foreach (var c in text)
        {
            var value = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (value < 0) throw new FormatException("A seed holds only letters A to Z and digits 2 to 7.");
            buffer = ((buffer << 5) | value) & 0xFFFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }
        return [.. bytes];
    }
}
