using System.Runtime.Intrinsics;
using MkbZekerheid.Engine.Numerics;

namespace MkbZekerheid.Engine.Simulation;

/// <summary>A coarse risk model for very many years: recovery hours propagate through k-of-n groups, events do not influence each other.</summary>
/// <param name="BufferHours">Per node: a shortage of at most this many hours is not felt, a longer one in full.</param>
/// <param name="Groups">Requirements; a node comes after its members (no cycles).</param>
/// <param name="Products">What standstill costs.</param>
/// <param name="Threats">What can happen.</param>
internal sealed record EventNetwork(float[] BufferHours, EventGroup[] Groups, EventProduct[] Products, EventThreat[] Threats);

/// <summary>The owner is back when the k-th of its members is back.</summary>
internal sealed record EventGroup(int Owner, int K, int[] Members);

/// <summary>Rate1 per hour from Grace to Break hours of standstill, Rate2 after.</summary>
internal sealed record EventProduct(int Node, float Grace, float Rate1, float Break, float Rate2);

/// <summary>Poisson events; each hit happens with its probability and lasts exp(mu + sigma Z) hours.</summary>
internal sealed record EventThreat(double PerYear, EventHit[] Hits);

internal sealed record EventHit(int Node, float Probability, float Mu, float Sigma);

/// <summary>
/// Simulates yearly losses of an <see cref="EventNetwork"/>, 64 events of one threat at a time in vectors, on a program compiled for the cone of
/// that threat towards the products. Streams belong to (seed, threat, block of years), so any division over threads gives the same bits.
/// </summary>
internal sealed class IndependentEvents
{
    public const int BlockYears = 8192;
    private const int Vectors = 8, Lanes = 8 * Vectors;

    private readonly EventNetwork _network;
    private readonly Program[] _programs;
    private readonly PoissonTable[] _counts;

    public IndependentEvents(EventNetwork network)
    {
        _network = network;
        _programs = [.. network.Threats.Select(t => new Program(network, t))];
        _counts = [.. network.Threats.Select(t => new PoissonTable(t.PerYear * BlockYears))];
    }

    /// <summary>Fills the losses of whole blocks of years, from the given block on.</summary>
    public void Run(ulong seed, long firstBlock, Span<float> losses)
    {
        losses.Clear();
        var state = new Vector256<float>[_network.BufferHours.Length * Vectors];
        for (var b = 0; b * BlockYears < losses.Length; b++)
        {
            var years = losses.Slice(b * BlockYears, BlockYears);
            for (var t = 0; t < _programs.Length; t++)
            {
                var draws = new PhiloxDraws(seed, (uint)t, firstBlock + b, purpose: 3);
                var count = _counts[t].Count(draws.Next());
                var random = new LaneRandom(ref draws);
                for (var left = count; left > 0; left -= Lanes)
                {
                    _programs[t].Batch(ref random, state, years, Math.Min(left, Lanes));
                }
            }
        }
    }

    /// <summary>Eight xoshiro128++ generators side by side, seeded from one counter-based stream.</summary>
    private struct LaneRandom
    {
        private Vector256<uint> _a, _b, _c, _d;

        public LaneRandom(ref PhiloxDraws draws)
        {
            Span<uint> words = stackalloc uint[32];
            foreach (ref var word in words)
            {
                word = (uint)(draws.Next() * 4294967296.0) | 1;
            }

            _a = Vector256.Create<uint>(words);
            _b = Vector256.Create<uint>(words[8..]);
            _c = Vector256.Create<uint>(words[16..]);
            _d = Vector256.Create<uint>(words[24..]);
        }

        public Vector256<uint> Bits()
        {
            var sum = _a + _d;
            var result = (Vector256.ShiftLeft(sum, 7) | Vector256.ShiftRightLogical(sum, 25)) + _a;
            var t = Vector256.ShiftLeft(_b, 9);
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= t;
            _d = Vector256.ShiftLeft(_d, 11) | Vector256.ShiftRightLogical(_d, 21);
            return result;
        }

        /// <summary>Strictly between 0 and 1, in steps of 2^-23.</summary>
        public Vector256<float> Unit() =>
            (Vector256.ConvertToSingle(Vector256.ShiftRightLogical(Bits(), 9).AsInt32()) + Vector256.Create(0.5f)) * Vector256.Create(1.0f / 8388608);
    }

    /// <summary>The cone of one threat, flattened.</summary>
    private sealed class Program
    {
        private readonly EventHit[] _hits;
        private readonly (int Owner, float Buffer, int Rank, int[] Members)[] _steps;
        private readonly int[] _clear;
        private readonly EventProduct[] _products;

        public Program(EventNetwork network, EventThreat threat)
        {
            var n = network.BufferHours.Length;
            var affected = new bool[n];
            var wanted = new bool[n];
            foreach (var hit in threat.Hits)
            {
                affected[hit.Node] = true;
            }

            foreach (var product in network.Products)
            {
                wanted[product.Node] = true;
            }

            var groups = network.Groups.OrderBy(g => g.Owner).ToArray();
            foreach (var g in groups.Reverse())
            {
                foreach (var m in g.Members)
                {
                    wanted[m] |= wanted[g.Owner];
                }
            }

            // Members outside the cone are back at once: they lower the rank that counts.
            var steps = new List<(int, float, int, int[])>();
            foreach (var g in groups)
            {
                int[] members = [.. g.Members.Where(m => affected[m])];
                var rank = g.K - (g.Members.Length - members.Length);
                if (rank > 0 && wanted[g.Owner])
                {
                    affected[g.Owner] = true;
                    steps.Add((g.Owner, network.BufferHours[g.Owner], rank, members));
                }
            }

            _steps = [.. steps];
            _hits = [.. threat.Hits];
            _clear = [.. Enumerable.Range(0, n).Where(v => affected[v])];
            _products = [.. network.Products.Where(p => affected[p.Node])];
        }

        public void Batch(ref LaneRandom random, Vector256<float>[] state, Span<float> years, int count)
        {
            foreach (var v in _clear)
            {
                state.AsSpan(v * Vectors, Vectors).Clear();
            }

            foreach (var hit in _hits)
            {
                var target = state.AsSpan(hit.Node * Vectors, Vectors);
                var (p, mu, sigma) = (Vector256.Create(hit.Probability), Vector256.Create(hit.Mu), Vector256.Create(hit.Sigma));
                for (var i = 0; i < Vectors; i += 2)
                {
                    var (x, y) = VectorMath.NormalPair(random.Unit(), random.Unit());
                    target[i] = Vector256.ConditionalSelect(Vector256.LessThan(random.Unit(), p), VectorMath.Exp(mu + sigma * x), Vector256<float>.Zero);
                    target[i + 1] = Vector256.ConditionalSelect(Vector256.LessThan(random.Unit(), p), VectorMath.Exp(mu + sigma * y), Vector256<float>.Zero);
                }
            }

            foreach (var (owner, buffer, rank, members) in _steps)
            {
                var target = state.AsSpan(owner * Vectors, Vectors);
                var limit = Vector256.Create(buffer);
                for (var i = 0; i < Vectors; i++)
                {
                    var x = Rank(state, members, rank, i);
                    target[i] = Vector256.Max(target[i], Vector256.ConditionalSelect(Vector256.GreaterThan(x, limit), x, Vector256<float>.Zero));
                }
            }

            Span<float> cost = stackalloc float[Lanes];
            Span<uint> where = stackalloc uint[Lanes];
            for (var i = 0; i < Vectors; i++)
            {
                var sum = Vector256<float>.Zero;
                foreach (var product in _products)
                {
                    var t = state[product.Node * Vectors + i];
                    var first = Vector256.Min(Vector256.Max(t - Vector256.Create(product.Grace), Vector256<float>.Zero), Vector256.Create(product.Break - product.Grace));
                    var rest = Vector256.Max(t - Vector256.Create(product.Break), Vector256<float>.Zero);
                    sum += Vector256.Create(product.Rate1) * first + Vector256.Create(product.Rate2) * rest;
                }

                sum.CopyTo(cost[(8 * i)..]);
                Vector256.ShiftRightLogical(random.Bits(), 19).CopyTo(where[(8 * i)..]);
            }

            for (var e = 0; e < count; e++)
            {
                years[(int)where[e]] += cost[e];
            }
        }

        // The rank-th smallest: minimum, maximum, or a few passes of compare and swap.
        private static Vector256<float> Rank(Vector256<float>[] state, int[] members, int rank, int i)
        {
            var x = state[members[0] * Vectors + i];
            if (rank == 1 || rank == members.Length)
            {
                for (var m = 1; m < members.Length; m++)
                {
                    var y = state[members[m] * Vectors + i];
                    x = rank == 1 ? Vector256.Min(x, y) : Vector256.Max(x, y);
                }

                return x;
            }

            var copy = new Vector256<float>[members.Length];
            for (var m = 0; m < members.Length; m++)
            {
                copy[m] = state[members[m] * Vectors + i];
            }

            for (var pass = 0; pass < rank; pass++)
            {
                for (var m = members.Length - 1; m > pass; m--)
                {
                    (copy[m - 1], copy[m]) = (Vector256.Min(copy[m - 1], copy[m]), Vector256.Max(copy[m - 1], copy[m]));
                }
            }

            return copy[rank - 1];
        }
    }
}
