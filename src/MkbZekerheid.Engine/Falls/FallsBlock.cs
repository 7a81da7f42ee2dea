using System.Numerics;
using System.Runtime.Intrinsics;

namespace MkbZekerheid.Engine;

/// <summary>
/// 512 losses at once: lane x of the vector of a node is set when that node falls with loss x. Only nodes that something reaches are
/// computed, in order, through a bitmap of nodes to look at; once most nodes are reached anyway, the rest is swept without it.
/// Neighbouring positions tend to fall together, so that one step serves many losses.
/// </summary>
internal sealed class FallsBlock
{
    public const int Lanes = 512;

    private const int LadderUpTo = 8;

    private readonly FallsProgram _program;
    private readonly Vector512<ulong>[] _state;
    private readonly ulong[] _dirty;
    private readonly int[] _touched;
    private readonly Vector512<ulong>[] _planes = new Vector512<ulong>[64];
    private int _touchedCount;
    private int _blockStart;

    public FallsBlock(FallsProgram program)
    {
        _program = program;
        _state = new Vector512<ulong>[program.Count];
        _touched = new int[program.Count];
        _dirty = new ulong[(program.Count / 64) + 1];
    }

    /// <summary>Positions that fall with any loss of the last block.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touchedCount);

    /// <summary>Lanes with which a position falls.</summary>
    public ref readonly Vector512<ulong> Lost(int position) => ref _state[position];

    /// <summary>Computes the losses of positions start up to start + 512.</summary>
    public void Run(int start)
    {
        foreach (var p in Touched)
        {
            _state[p] = Vector512<ulong>.Zero;
        }

        _touchedCount = 0;
        _blockStart = start;
        var end = Math.Min(start + Lanes, _program.Count);
        for (var p = start; p < end; p++)
        {
            _dirty[p >> 6] |= 1UL << p;
        }

        // A later lane may share a component with an earlier position: begin at the start of that component.
        var begin = start;
        while (begin > 0 && _program.ComponentEnd[begin - 1] > start)
        {
            begin--;
        }

        var computed = 0;
        for (var p = NextDirty(begin, _program.Count); p < _program.Count; p = NextDirty(p, _program.Count))
        {
            if (_program.InCycle[p])
            {
                Cycle(p, _program.ComponentEnd[p]);
            }
            else
            {
                _dirty[p >> 6] &= ~(1UL << p);
                if (Update(p))
                {
                    Mark(p);
                }
            }

            // The lanes themselves say nothing about how much they reach.
            if (p >= end && (++computed & 255) == 0 && computed * 3 > p - end)
            {
                Sweep(p + 1);
                break;
            }
        }
    }

    /// <summary>All positions from here on, without marking who must look again.</summary>
    private void Sweep(int from)
    {
        var p = from;
        while (p < _program.Count)
        {
            var end = _program.ComponentEnd[p];
            if (_program.InCycle[p])
            {
                for (var i = p; i < end; i++)
                {
                    _dirty[i >> 6] |= 1UL << i;
                }

                Cycle(p, end);
                p = end;
            }
            else
            {
                Update(p++);
            }
        }

        Array.Clear(_dirty);
    }

    /// <summary>Works through the positions of one component until nothing changes: the least solution, from below.</summary>
    private void Cycle(int first, int end)
    {
        while (first > 0 && _program.ComponentEnd[first - 1] == end)
        {
            first--;
        }

        for (var p = NextDirty(first, end); p < end; p = NextDirty(first, end))
        {
            for (; p < end; p = NextDirty(p, end))
            {
                _dirty[p >> 6] &= ~(1UL << p);
                if (Update(p))
                {
                    Mark(p);
                }
            }
        }
    }

    private int NextDirty(int from, int end)
    {
        var word = from >> 6;
        if (word >= _dirty.Length)
        {
            return end;
        }

        var bits = _dirty[word] & (ulong.MaxValue << from);
        while (bits == 0)
        {
            if (++word << 6 >= end)
            {
                return end;
            }

            bits = _dirty[word];
        }

        return Math.Min(end, (word << 6) + BitOperations.TrailingZeroCount(bits));
    }

    private void Mark(int position)
    {
        foreach (var p in _program.Dependents.AsSpan(_program.DependentStart[position].._program.DependentStart[position + 1]))
        {
            _dirty[p >> 6] |= 1UL << p;
        }
    }

    private bool Update(int position)
    {
        var before = _state[position];
        var value = before;
        foreach (var p in _program.Or.AsSpan(_program.OrStart[position].._program.OrStart[position + 1]))
        {
            value |= _state[p];
        }

        for (var g = _program.GateStart[position]; g < _program.GateStart[position + 1]; g++)
        {
            value |= Open(in _program.Gates[g]);
        }

        var lane = position - _blockStart;
        if ((uint)lane < Lanes)
        {
            value = value.WithElement(lane >> 6, value.GetElement(lane >> 6) | (1UL << lane));
        }

        if (value == before)
        {
            return false;
        }

        if (before == Vector512<ulong>.Zero)
        {
            _touched[_touchedCount++] = position;
        }

        _state[position] = value;
        return true;
    }

    private Vector512<ulong> Open(in FallsProgram.Gate gate)
    {
        var result = gate.Threshold == 0 ? Vector512<ulong>.AllBitsSet : Primaries(gate);
        for (var a = gate.FirstAlternative; a < gate.LastAlternative && result != Vector512<ulong>.Zero; a++)
        {
            var lost = Vector512<ulong>.Zero;
            foreach (var p in _program.References.AsSpan(_program.AlternativeStart[a].._program.AlternativeStart[a + 1]))
            {
                lost |= _state[p];
            }

            result &= lost;
        }

        return result;
    }

    private Vector512<ulong> Primaries(in FallsProgram.Gate gate)
    {
        var members = _program.Members.AsSpan(gate.FirstMember..gate.LastMember);
        if (!gate.Uniform || gate.Threshold > LadderUpTo)
        {
            return gate.Threshold > members.Length && gate.Uniform ? Vector512<ulong>.Zero : Weighted(gate, members);
        }

        if (gate.Threshold == 1)
        {
            var any = Vector512<ulong>.Zero;
            foreach (var p in members)
            {
                any |= _state[p];
            }

            return any;
        }

        if (gate.Threshold == 2)
        {
            var one = Vector512<ulong>.Zero;
            var two = Vector512<ulong>.Zero;
            foreach (var p in members)
            {
                two |= one & _state[p];
                one |= _state[p];
            }

            return two;
        }

        // Ladder: plane j holds the lanes with more than j members lost so far.
        var planes = _planes.AsSpan(0, gate.Threshold);
        planes.Clear();
        foreach (var p in members)
        {
            var lost = _state[p];
            for (var j = planes.Length - 1; j > 0; j--)
            {
                planes[j] |= planes[j - 1] & lost;
            }

            planes[0] |= lost;
        }

        return planes[^1];
    }

    /// <summary>Adds the weights of the lost members lane by lane in binary, then compares with the slack, highest bit first.</summary>
    private Vector512<ulong> Weighted(in FallsProgram.Gate gate, ReadOnlySpan<int> members)
    {
        long total = 0;
        for (var i = gate.FirstMember; i < gate.LastMember; i++)
        {
            total += _program.Weights[i];
        }

        if (total <= gate.Slack)
        {
            return Vector512<ulong>.Zero;
        }

        var planes = _planes.AsSpan(0, 64 - BitOperations.LeadingZeroCount((ulong)total));
        planes.Clear();
        for (var i = 0; i < members.Length; i++)
        {
            var lost = _state[members[i]];
            if (lost == Vector512<ulong>.Zero)
            {
                continue;
            }

            var weight = (ulong)_program.Weights[gate.FirstMember + i];
            var carry = Vector512<ulong>.Zero;
            for (var bit = 0; bit < planes.Length; bit++)
            {
                var added = ((weight >> bit) & 1) == 1 ? lost : Vector512<ulong>.Zero;
                var sum = planes[bit] ^ added ^ carry;
                carry = (planes[bit] & added) | (carry & (planes[bit] | added));
                planes[bit] = sum;
            }
        }

        var greater = Vector512<ulong>.Zero;
        var equal = Vector512<ulong>.AllBitsSet;
        for (var bit = planes.Length - 1; bit >= 0; bit--)
        {
            if (((gate.Slack >> bit) & 1) == 0)
            {
                greater |= equal & planes[bit];
                equal &= ~planes[bit];
            }
            else
            {
                equal &= planes[bit];
            }
        }

        return greater;
    }
}
