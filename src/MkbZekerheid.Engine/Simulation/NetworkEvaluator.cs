using System.Numerics;

namespace MkbZekerheid.Engine.Simulation;

/// <summary>A resource at reduced capacity from one instant to another.</summary>
internal readonly record struct Hit<T>(int Position, T From, T To, double Residual)
    where T : unmanaged;

/// <summary>
/// Capacity of every node as a step function, given outages of resources (method 3.1):
/// raw requirement = BUFFER(MAX(primaries, alternatives)); node = MIN(own outage, RESTART(MIN of requirements "after"), MIN of requirements "parallel").
/// Nodes in a cycle are iterated without RESTART from "all normal" until nothing changes, then each gets the restart of the whole cycle.
/// Only nodes that read a changed node are computed. Buffers are reused: not for use by two threads at once.
/// </summary>
internal sealed class NetworkEvaluator<T, TClock>
    where T : unmanaged
    where TClock : struct, IClock<T>
{
    private const int MostRounds = 100;

    private readonly TClock _clock;
    private readonly SimulationNetwork _network;
    private readonly StepFunction[] _function, _own, _next;
    private readonly ulong[] _dirty;
    private readonly StepFunction[] _inputs = new StepFunction[256];
    private StepFunction[] _after, _parallel;

    public NetworkEvaluator(SimulationNetwork network, TClock clock)
    {
        _network = network;
        _clock = clock;
        Arena = new StepArena<T, TClock>(clock);
        var n = network.NodeAt.Length;
        _function = new StepFunction[n];
        _own = new StepFunction[n];
        _next = new StepFunction[n];
        _dirty = new ulong[network.Words];
        _after = new StepFunction[16];
        _parallel = new StepFunction[16];
    }

    public StepArena<T, TClock> Arena { get; }

    /// <summary>Every position that was hit or that reads a position that was affected.</summary>
    public ReadOnlySpan<ulong> Touched => _dirty;

    /// <summary>The last instant at which any node is not back to normal.</summary>
    public T End { get; private set; }

    /// <summary>True when a cycle was stopped after 100 rounds; its result is then approximate.</summary>
    public bool CycleDidNotSettle { get; private set; }

    public StepFunction this[int position] => _function[position];

    /// <summary>Evaluates the outages.</summary>
    /// <param name="hits">Any number; several on one resource count together (lowest capacity at each moment).</param>
    /// <param name="within">Positions to compute; others stay normal. Null is all.</param>
    public void Evaluate(ReadOnlySpan<Hit<T>> hits, ulong[]? within)
    {
        Reset();
        foreach (var hit in hits)
        {
            if (within is not null && (within[hit.Position >> 6] >> (hit.Position & 63) & 1) == 0)
            {
                continue;
            }

            var outage = Arena.Outage(hit.From, hit.To, hit.Residual);
            ref var own = ref _own[hit.Position];
            own = own.IsOne ? outage : Arena.Min([own, outage]);
            Mark(hit.Position);
        }

        for (var word = 0; word < _dirty.Length; word++)
        {
            // Marks of later positions may appear while this word is worked through, never of earlier ones.
            var done = 0UL;
            while ((_dirty[word] & ~done) is var open && open != 0)
            {
                var bit = BitOperations.TrailingZeroCount(open);
                done |= (2UL << bit) - 1;
                var position = (word << 6) + bit;
                if (within is not null && (within[word] >> bit & 1) == 0)
                {
                    continue;
                }

                var end = _network.BlockEnd[position];
                if (end == 0)
                {
                    Settle(position, Single(position));
                    continue;
                }

                // Later positions of the cycle are done now as well; they may lie in a later word.
                if (_network.BlockStart[position] == position || !BlockDone(position))
                {
                    Block(_network.BlockStart[position], end);
                }
            }
        }
    }

    private void Reset()
    {
        for (var word = 0; word < _dirty.Length; word++)
        {
            var bits = _dirty[word];
            while (bits != 0)
            {
                var position = (word << 6) + BitOperations.TrailingZeroCount(bits);
                _function[position] = _own[position] = StepFunction.One;
                bits &= bits - 1;
            }

            _dirty[word] = 0;
        }

        Arena.Clear();
        End = default;
        CycleDidNotSettle = false;
    }

    private void Mark(int position) => _dirty[position >> 6] |= 1UL << (position & 63);

    private void Settle(int position, StepFunction f)
    {
        _function[position] = f;
        if (f.IsOne)
        {
            return;
        }

        var last = Arena.Times(f)[^1];
        if (_clock.Compare(last, End) > 0)
        {
            End = last;
        }

        foreach (var d in _network.Dependents[position])
        {
            Mark(d);
        }
    }

    private StepFunction Single(int position)
    {
        int after = 0, parallel = 0;
        foreach (var requirement in _network.Requirements[position])
        {
            var raw = Raw(requirement);
            if (raw.IsOne)
            {
                continue;
            }

            if (requirement.After)
            {
                Put(ref _after, after++, raw);
            }
            else
            {
                Put(ref _parallel, parallel++, raw);
            }
        }

        if (after == 0 && parallel == 0)
        {
            return _own[position];
        }

        if (after > 0)
        {
            Put(ref _parallel, parallel++, Arena.Restart(Arena.Min(_after.AsSpan(0, after)), _network.RestartHours[position]));
        }

        Put(ref _parallel, parallel++, _own[position]);
        return Arena.Min(_parallel.AsSpan(0, parallel));
    }

    private StepFunction WithoutRestart(int position)
    {
        var count = 0;
        Put(ref _parallel, count++, _own[position]);
        foreach (var requirement in _network.Requirements[position])
        {
            Put(ref _parallel, count++, Raw(requirement));
        }

        return Arena.Min(_parallel.AsSpan(0, count));
    }

    private static void Put(ref StepFunction[] list, int at, StepFunction f)
    {
        if (at == list.Length)
        {
            Array.Resize(ref list, at * 2);
        }

        list[at] = f;
    }

    // Marked as finished by the restart value of the first member: a block is computed once, when its first marked member comes up.
    private bool BlockDone(int position)
    {
        for (var p = _network.BlockStart[position]; p < position; p++)
        {
            if ((_dirty[p >> 6] >> (p & 63) & 1) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Block(int from, int to)
    {
        for (var p = from; p < to; p++)
        {
            _function[p] = StepFunction.One;
        }

        for (var round = 0; ; round++)
        {
            var changed = false;
            for (var p = from; p < to; p++)
            {
                _next[p] = WithoutRestart(p);
                changed |= !Arena.Same(_next[p], _function[p]);
            }

            Array.Copy(_next, from, _function, from, to - from);
            if (!changed)
            {
                break;
            }

            if (round == MostRounds)
            {
                CycleDidNotSettle = true;
                break;
            }
        }

        // The whole block counts as touched, so that it is forgotten at the next evaluation.
        for (var p = from; p < to; p++)
        {
            Mark(p);
        }

        for (var p = from; p < to; p++)
        {
            Settle(p, Arena.Restart(_function[p], _network.BlockRestart[p]));
        }
    }

    private StepFunction Raw(SimulationNetwork.Requirement requirement)
    {
        var members = requirement.Members;
        if (members.Length == 1 && !requirement.IsPool && requirement.Alternatives.Length == 0)
        {
            return Arena.Buffer(_function[members[0]], requirement.BufferHours);
        }

        var inputs = members.Length <= _inputs.Length ? _inputs.AsSpan(0, members.Length) : new StepFunction[members.Length];
        var one = true;
        for (var i = 0; i < members.Length; i++)
        {
            inputs[i] = _function[members[i]];
            one &= inputs[i].IsOne;
        }

        if (one)
        {
            return StepFunction.One;
        }

        var primary = requirement.IsPool ? Arena.Pool(inputs, requirement.Units, requirement.Needed) : Arena.Min(inputs);
        if (primary.IsOne)
        {
            return primary;
        }

        var best = primary;
        foreach (var alternative in requirement.Alternatives)
        {
            var references = StepFunction.One;
            foreach (var r in alternative.References)
            {
                references = Arena.Min([references, _function[r]]);
            }

            best = Arena.Max([best, Arena.Switch(primary, alternative.Capacity, alternative.SwitchHours, alternative.MaxHours, references)]);
        }

        return Arena.Buffer(best, requirement.BufferHours);
    }
}
