using System.Numerics;
using System.Runtime.Intrinsics;

namespace MkbZekerheid.Engine;

/// <summary>
/// Counts per lane how many vectors have it set: carry-save adders over eight vectors at a time, then binary planes, so that a
/// dense vector costs a few operations instead of one per set lane. Sparse vectors are counted bit by bit.
/// </summary>
internal sealed class LaneCounter
{
    private const int SparseUpTo = 6;

    private readonly Vector512<ulong>[] _waiting = new Vector512<ulong>[8];
    private readonly Vector512<ulong>[] _planes = new Vector512<ulong>[32];
    private readonly int[] _counts = new int[FallsBlock.Lanes];
    private int _waitingCount;
    private int _planeCount;

    public void Add(in Vector512<ulong> lanes)
    {
        var set = 0;
        for (var w = 0; w < 8 && set <= SparseUpTo; w++)
        {
            set += BitOperations.PopCount(lanes.GetElement(w));
        }

        if (set <= SparseUpTo)
        {
            for (var w = 0; w < 8; w++)
            {
                for (var bits = lanes.GetElement(w); bits != 0; bits &= bits - 1)
                {
                    _counts[(w << 6) + BitOperations.TrailingZeroCount(bits)]++;
                }
            }

            return;
        }

        _waiting[_waitingCount++] = lanes;
        if (_waitingCount == 8)
        {
            Fold();
        }
    }

    /// <summary>Counts so far, by lane; starts anew afterwards.</summary>
    public void Take(Span<int> counts)
    {
        if (_waitingCount > 0)
        {
            Fold();
        }

        for (var plane = 0; plane < _planeCount; plane++)
        {
            for (var w = 0; w < 8; w++)
            {
                for (var bits = _planes[plane].GetElement(w); bits != 0; bits &= bits - 1)
                {
                    _counts[(w << 6) + BitOperations.TrailingZeroCount(bits)] += 1 << plane;
                }
            }
        }

        _counts.AsSpan(0, counts.Length).CopyTo(counts);
        Array.Clear(_counts);
        Array.Clear(_planes);
        _planeCount = 0;
    }

    private void Fold()
    {
        for (var i = _waitingCount; i < 8; i++)
        {
            _waiting[i] = Vector512<ulong>.Zero;
        }

        _waitingCount = 0;
        var (sumA, carryA) = Three(_waiting[0], _waiting[1], _waiting[2]);
        var (sumB, carryB) = Three(_waiting[3], _waiting[4], _waiting[5]);
        var (sumC, carryC) = Three(_waiting[6], _waiting[7], sumA);
        var ones = sumB ^ sumC;
        var carryD = sumB & sumC;
        var (sumE, carryE) = Three(carryA, carryB, carryC);
        var twos = sumE ^ carryD;
        var carryF = sumE & carryD;
        var fours = carryE ^ carryF;
        var eights = carryE & carryF;
        Plane(0, ones);
        Plane(1, twos);
        Plane(2, fours);
        Plane(3, eights);
    }

    private void Plane(int plane, Vector512<ulong> carry)
    {
        for (; carry != Vector512<ulong>.Zero; plane++)
        {
            var next = _planes[plane] & carry;
            _planes[plane] ^= carry;
            carry = next;
            _planeCount = Math.Max(_planeCount, plane + 1);
        }
    }

    private static (Vector512<ulong> Sum, Vector512<ulong> Carry) Three(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c)
    {
        var half = a ^ b;
        return (half ^ c, (a & b) | (half & c));
    }
}
