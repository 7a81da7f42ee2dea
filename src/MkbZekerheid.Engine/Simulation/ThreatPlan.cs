using System.Text;
using MkbZekerheid.Engine.Numerics;

namespace MkbZekerheid.Engine.Simulation;

/// <summary>One event as drawn, before any strategy: the same for every configuration (common random numbers).</summary>
/// <param name="Threat">Index of the threat.</param>
/// <param name="Start">Hours since the start of the year.</param>
/// <param name="Duration">Hours.</param>
/// <param name="DirectCost">Euro.</param>
/// <param name="Thinning">The event happens when this mark is below the frequency factor.</param>
/// <param name="Pattern">Which of the uncertain effects hit, one bit each.</param>
internal readonly record struct DrawnEvent(int Threat, double Start, double Duration, double DirectCost, double Thinning, uint Pattern);

/// <summary>A threat, ready to draw events from. Its stream belongs to its id, so the order of the file does not matter.</summary>
internal sealed class ThreatPlan
{
    public const double HoursPerYear = 8760;

    /// <summary>More events a year than this, and more effects that may or may not hit, are refused.</summary>
    public const double MostPerYear = 10_000;

    public const int MostUncertainEffects = 32;

    private const byte YearPurpose = 0, StratumPurpose = 1;

    // Draws of one event have fixed places: start and duration, cost and thinning, then two marks in each block.
    private const int BlocksBeforeMarks = 2;

    private readonly PoissonTable _count;
    private readonly double[] _uncertain;
    private readonly int[] _markOf;
    private readonly uint _stride;

    private ThreatPlan(ThreatInput input, int index, uint stream)
    {
        Input = input;
        Index = index;
        Stream = stream;
        _count = new PoissonTable(input.FrequencyPerYear);
        Duration = Distribution.Of(input.Duration);
        DirectCost = input.DirectCost is { } cost ? Distribution.Of(cost) : null;
        _stride = (uint)(BlocksBeforeMarks + (input.Effects.Count + 1) / 2);
        _markOf = [.. Enumerable.Range(0, input.Effects.Count).Where(e => input.Effects[e].Probability is > 0 and < 1)];
        _uncertain = [.. _markOf.Select(e => input.Effects[e].Probability)];
    }

    public ThreatInput Input { get; }

    public int Index { get; }

    /// <summary>The number of its random stream.</summary>
    public uint Stream { get; }

    public Distribution Duration { get; }

    public Distribution? DirectCost { get; }

    /// <summary>Number of effects that may or may not hit.</summary>
    public int UncertainEffects => _uncertain.Length;

    /// <summary>All threats, ordered by id.</summary>
    public static ThreatPlan[] All(CompanyModel model)
    {
        var used = new HashSet<uint>();
        var plans = new List<ThreatPlan>();
        foreach (var threat in model.Threats.OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            var stream = Hash(threat.Id);
            while (!used.Add(stream))
            {
                stream++;
            }

            plans.Add(new ThreatPlan(threat, plans.Count, stream));
        }

        return [.. plans];
    }

    /// <summary>The chance of a pattern of uncertain effects.</summary>
    public double Probability(uint pattern)
    {
        var p = 1.0;
        for (var i = 0; i < _uncertain.Length; i++)
        {
            p *= (pattern >> i & 1) != 0 ? _uncertain[i] : 1 - _uncertain[i];
        }

        return p;
    }

    /// <summary>The pattern in which u, taken apart effect by effect, falls: a uniform u gives every pattern its own chance.</summary>
    public uint PatternAt(double u)
    {
        var pattern = 0u;
        for (var i = 0; i < _uncertain.Length; i++)
        {
            var p = _uncertain[i];
            if (u < p)
            {
                pattern |= 1u << i;
                u /= p;
            }
            else
            {
                u = (u - p) / (1 - p);
            }
        }

        return pattern;
    }

    /// <summary>Draws the events of one year and adds them to the list.</summary>
    public void DrawYear(ulong seed, long year, ref EventList events)
    {
        var draws = new Address(seed, Stream, year, YearPurpose);
        var u = PhiloxDraws.ToUnit(draws.Block(0).First);
        if (u < _count.ProbabilityOfNone)
        {
            return;
        }

        var count = _count.Count(u);
        for (var k = 0; k < count; k++)
        {
            events.Add(Draw(draws, 1 + (uint)k * _stride));
        }
    }

    /// <summary>Draws one event of this threat alone, for the stratified estimate.</summary>
    public DrawnEvent DrawAlone(ulong seed, long number) => Draw(new Address(seed, Stream, number, StratumPurpose), 0);

    private DrawnEvent Draw(Address draws, uint block)
    {
        var (start, duration) = draws.Block(block);
        var (cost, thinning) = draws.Block(block + 1);
        var pattern = 0u;
        for (var i = 0; i < _markOf.Length; i++)
        {
            var marks = draws.Block(block + BlocksBeforeMarks + (uint)_markOf[i] / 2);
            if (PhiloxDraws.ToUnit(_markOf[i] % 2 == 0 ? marks.First : marks.Second) < _uncertain[i])
            {
                pattern |= 1u << i;
            }
        }

        return new DrawnEvent(
            Index,
            PhiloxDraws.ToUnit(start) * HoursPerYear,
            Duration.Quantile(PhiloxDraws.ToUnit(duration)),
            DirectCost?.Quantile(PhiloxDraws.ToUnit(cost)) ?? 0,
            PhiloxDraws.ToUnit(thinning),
            pattern);
    }

    // FNV-1a over UTF-8
    private static uint Hash(string id)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(id))
        {
            hash = (hash ^ b) * 16777619u;
        }

        return hash;
    }

    private readonly record struct Address(ulong Seed, uint Item, long Index, byte Purpose)
    {
        public (ulong First, ulong Second) Block(uint block) => PhiloxDraws.Block(
            block, Item, (uint)Index, ((uint)(Index >> 32) & 0x00FFFFFF) | ((uint)Purpose << 24), (uint)Seed, (uint)(Seed >> 32));
    }
}

/// <summary>The events of a year, in a buffer that is reused.</summary>
internal struct EventList
{
    private DrawnEvent[] _events;

    public EventList() => _events = new DrawnEvent[64];

    public int Count { get; private set; }

    public readonly ReadOnlySpan<DrawnEvent> Span => _events.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(in DrawnEvent drawn)
    {
        if (Count == _events.Length)
        {
            Array.Resize(ref _events, Count * 2);
        }

        _events[Count++] = drawn;
    }

    /// <summary>Orders by start; equal starts by threat. Insertion sort: a year has few events.</summary>
    public readonly void SortByStart()
    {
        if (Count > 64)
        {
            Array.Sort(_events, 0, Count, Comparer<DrawnEvent>.Create((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Threat.CompareTo(b.Threat)));
            return;
        }

        for (var i = 1; i < Count; i++)
        {
            var e = _events[i];
            var k = i - 1;
            while (k >= 0 && _events[k].Start > e.Start)
            {
                _events[k + 1] = _events[k--];
            }

            _events[k + 1] = e;
        }
    }
}
