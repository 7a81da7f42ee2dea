using System.Diagnostics;
using System.Text;
using MkbZekerheid.Model.Document;
using Xunit;

namespace MkbZekerheid.Tests.ModelDocuments;

/// <summary>Whatever comes in, reading ends, never throws, and never gives a model that cannot be written and read again.</summary>
public sealed class FuzzTests
{
    private static readonly byte[][] Splinters =
    [
        "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "null"u8.ToArray(), "\""u8.ToArray(), "\\"u8.ToArray(),
        "-"u8.ToArray(), "1e9"u8.ToArray(), "0.001"u8.ToArray(), ",,"u8.ToArray(), "\\ud800"u8.ToArray(), "true"u8.ToArray(),
        [0xFF], [0x00], [0xC3], "\"id\":"u8.ToArray(), "\"type\":1,"u8.ToArray(),
    ];

    [Fact]
    public void Documents_with_bytes_changed_at_random_are_read_to_an_end() => Fuzz(seed: 20_261_031, rounds: 1_200);

    [Fact]
    public void A_document_cut_off_anywhere_is_read_to_an_end()
    {
        var text = ModelDocument.Write(CompanyGenerator.Make(11));
        for (var length = 0; length < text.Length - 1; length += 1 + (text.Length / 400))
        {
            var result = ModelDocument.Read(text.AsSpan(0, length));
            Assert.Contains(result.Errors, error => error.Key == "syntax");
            Assert.Null(result.Model);
        }
    }

    private static void Fuzz(int seed, int rounds)
    {
        var random = new Random(seed);
        var sources = Enumerable.Range(0, 12).Select(i => ModelDocument.Write(CompanyGenerator.Make(i))).ToArray();
        var survived = 0;
        var longest = TimeSpan.Zero;
        for (var round = 0; round < rounds; round++)
        {
            var text = Mutate(sources[round % sources.Length], random);
            var watch = Stopwatch.StartNew();
            var result = ModelDocument.Read(text);
            longest = watch.Elapsed > longest ? watch.Elapsed : longest;
            Assert.Equal(result.Model is null, result.ErrorCount > 0);
            if (result.Model is not null)
            {
                survived++;
                var canonical = ModelDocument.Write(result.Model);
                Assert.Equal(Encoding.UTF8.GetString(canonical), Encoding.UTF8.GetString(Documents.Canonical(canonical)));
            }
        }

        // Both must happen, or the mutations are too hard or too soft to say anything.
        Assert.InRange(survived, 1, rounds - 1);
        Assert.True(longest < TimeSpan.FromSeconds(20), longest.ToString());
    }

    private static byte[] Mutate(byte[] source, Random random)
    {
        var text = source.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(text.Count);
            switch (random.Next(4))
            {
                case 0:
                    text[at] = (byte)random.Next(256);
                    break;
                case 1:
                    text.InsertRange(at, Splinters[random.Next(Splinters.Length)]);
                    break;
                case 2:
                    text.RemoveRange(at, Math.Min(random.Next(1, 30), text.Count - at));
                    break;
                default:
                    text[at] = (byte)(text[at] is >= (byte)'0' and <= (byte)'9' ? '0' + random.Next(10) : text[at] ^ (1 << random.Next(7)));
                    break;
            }
        }

        return [.. text];
    }
}
