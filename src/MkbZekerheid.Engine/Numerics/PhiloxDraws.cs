using System.Runtime.CompilerServices;

namespace MkbZekerheid.Engine.Numerics;

/// <summary>
/// A counter-based stream of random numbers (Philox 4x32 with ten rounds, Salmon and others 2011).
/// The n-th number depends only on (seed, purpose, item, index), never on who drew before: any thread may draw any stream in any order.
/// </summary>
public struct PhiloxDraws
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    // Half a step is added, so a number is never 0 and never 1: 52 bits keep that sum exact.
    private const double Step = 1.0 / (1L << 52);

    private readonly uint _key0, _key1, _item, _index, _indexAndPurpose;
    private uint _block;
    private double _spare;
    private bool _hasSpare;

    /// <summary>Opens the stream of one item (for example a threat) in one index (for example a year).</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="item">Which item draws, for example a threat.</param>
    /// <param name="index">Which year or event, 0 up to 2^56 - 1.</param>
    /// <param name="purpose">Keeps streams with the same item and index apart when they serve another purpose.</param>
    public PhiloxDraws(ulong seed, uint item, long index, byte purpose = 0)
    {
        _key0 = (uint)seed;
        _key1 = (uint)(seed >> 32);
        _item = item;
        _index = (uint)index;
        _indexAndPurpose = ((uint)(index >> 32) & 0x00FFFFFF) | ((uint)purpose << 24);
    }

    /// <summary>The next number, strictly between 0 and 1, in steps of 2^-52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Next()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        return NextPair();
    }

    private double NextPair()
    {
        var (a, b) = Block(_block++, _item, _index, _indexAndPurpose, _key0, _key1);
        _spare = ToUnit(b);
        _hasSpare = true;
        return ToUnit(a);
    }

    /// <summary>One block of 128 random bits: the four 32-bit words as two 64-bit words (first word in the high half).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (ulong First, ulong Second) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var p0 = (ulong)Multiplier0 * c0;
            var p1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(p1 >> 32) ^ c1 ^ k0;
            c2 = (uint)(p0 >> 32) ^ c3 ^ k1;
            c1 = (uint)p1;
            c3 = (uint)p0;
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (((ulong)c0 << 32) | c1, ((ulong)c2 << 32) | c3);
    }

    /// <summary>The top 52 bits of a word as a number strictly between 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double ToUnit(ulong word) => ((word >> 12) + 0.5) * Step;
}
