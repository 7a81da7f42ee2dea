using System.Numerics;

namespace MkbZekerheid.Engine;

/// <summary>A candidate with its yearly cost, 0 or more, and what it covers.</summary>
public sealed record CoverCandidate(string Id, decimal AnnualCost, IReadOnlyCollection<string> Covers);

/// <summary>A set of candidates that covers everything that can be covered.</summary>
/// <param name="AnnualCost">Sum of the costs.</param>
/// <param name="Ids">Exact: by id; greedy: in the order of choosing.</param>
/// <param name="NotCoverable">Items no candidate covers.</param>
/// <param name="Proven">True when no cheaper set exists.</param>
public sealed record CoverSet(decimal AnnualCost, IReadOnlyList<string> Ids, IReadOnlyList<string> NotCoverable, bool Proven);

/// <summary>The cheapest set of strategies that covers all relevant risks (method 2.13).</summary>
public static class CheapestCover
{
    /// <summary>Up to this many candidates all subsets are enumerated as bit masks.</summary>
    public const int EnumerateUpTo = 20;

    /// <summary>
    /// The cheapest set. Up to 20 candidates by enumeration of all 2^n subsets, above that by branch and bound on the item with the
    /// fewest candidates. Ties: fewer candidates, then the earlier candidates by id.
    /// </summary>
    /// <param name="items">What must be covered.</param>
    /// <param name="candidates">Every candidate that may be used.</param>
    /// <param name="stepLimit">Branch and bound stops after this many steps and returns the best set so far, not proven.</param>
    public static CoverSet Exact(IReadOnlyList<string> items, IReadOnlyList<CoverCandidate> candidates, long stepLimit = 20_000_000)
    {
        var problem = new Problem(items, candidates);
        if (candidates.Count <= EnumerateUpTo)
        {
            return problem.Result(problem.Enumerate(), true);
        }

        var search = new Search(problem, stepLimit);
        return problem.Result(search.Run(), search.Proven);
    }

    /// <summary>Takes again and again the candidate with the lowest cost per newly covered item, ties by id: a quick hint.</summary>
    public static CoverSet Greedy(IReadOnlyList<string> items, IReadOnlyList<CoverCandidate> candidates)
    {
        var problem = new Problem(items, candidates);
        var left = problem.Coverable;
        var chosen = new List<int>();
        while (!left.IsZero)
        {
            var best = -1;
            foreach (var c in Enumerable.Range(0, problem.Count))
            {
                var gain = Bits(problem.Covers[c] & left);

                // cost / gain below the best so far, without dividing.
                if (gain > 0 && (best < 0 || problem.Cost[c] * Bits(problem.Covers[best] & left) < problem.Cost[best] * gain))
                {
                    best = c;
                }
            }

            chosen.Add(best);
            left &= ~problem.Covers[best];
        }

        return problem.Result(chosen, false);
    }

    private static int Bits(BigInteger set)
    {
        var count = 0;
        foreach (var part in set.ToByteArray())
        {
            count += BitOperations.PopCount(part);
        }

        return count;
    }

    /// <summary>Items and candidates as bit sets, candidates ordered by id.</summary>
    private sealed class Problem
    {
        private readonly IReadOnlyList<string> _items;
        private readonly CoverCandidate[] _candidates;

        public Problem(IReadOnlyList<string> items, IReadOnlyList<CoverCandidate> candidates)
        {
            _items = items;
            _candidates = [.. candidates.OrderBy(c => c.Id, StringComparer.Ordinal)];
            var index = items.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i, StringComparer.Ordinal);
            Covers = [.. _candidates.Select(c => c.Covers.Where(index.ContainsKey).Aggregate(BigInteger.Zero, (set, id) => set | (BigInteger.One << index[id])))];
            Cost = [.. _candidates.Select(c => c.AnnualCost)];
            Coverable = Covers.Aggregate(BigInteger.Zero, (a, b) => a | b);
        }

        public int Count => _candidates.Length;

        public BigInteger[] Covers { get; }

        public decimal[] Cost { get; }

        public BigInteger Coverable { get; }

        public int ItemCount => _items.Count;

        public CoverSet Result(IReadOnlyList<int> chosen, bool proven) => new(
            chosen.Sum(c => Cost[c]),
            [.. chosen.Select(c => _candidates[c].Id)],
            [.. _items.Where((_, i) => ((Coverable >> i) & 1).IsZero)],
            proven);

        /// <summary>
        /// All subsets in increasing mask order. Cost and coverage of a mask come from the mask without its lowest bit; items are
        /// taken 64 at a time, so that the tables stay plain arrays.
        /// </summary>
        public List<int> Enumerate()
        {
            var size = 1 << Count;
            var complete = new bool[size];
            Array.Fill(complete, true);
            var covered = new ulong[size];
            for (var word = 0; word * 64 < ItemCount; word++)
            {
                ulong Part(BigInteger set) => (ulong)((set >> (word * 64)) & ulong.MaxValue);
                var goal = Part(Coverable);
                var parts = Covers.Select(Part).ToArray();
                complete[0] &= goal == 0;
                for (var mask = 1; mask < size; mask++)
                {
                    covered[mask] = covered[mask & (mask - 1)] | parts[BitOperations.TrailingZeroCount(mask)];
                    complete[mask] &= covered[mask] == goal;
                }
            }

            var cost = new decimal[size];
            var best = -1;
            for (var mask = 0; mask < size; mask++)
            {
                if (mask > 0)
                {
                    cost[mask] = cost[mask & (mask - 1)] + Cost[BitOperations.TrailingZeroCount(mask)];
                }

                if (complete[mask] && (best < 0 || Better(cost[mask], mask, cost[best], best)))
                {
                    best = mask;
                }
            }

            return [.. Enumerable.Range(0, Count).Where(c => ((best >> c) & 1) == 1)];
        }

        /// <summary>Cheaper, then fewer, then the subset that holds the first candidate in which they differ.</summary>
        private static bool Better(decimal cost, int mask, decimal bestCost, int best)
        {
            if (cost != bestCost)
            {
                return cost < bestCost;
            }

            var size = BitOperations.PopCount((uint)mask).CompareTo(BitOperations.PopCount((uint)best));
            return size < 0 || (size == 0 && (mask & (1 << BitOperations.TrailingZeroCount(mask ^ best))) != 0);
        }
    }

    /// <summary>Branch and bound: cover the open item with the fewest candidates, each in turn; later branches may not use earlier ones.</summary>
    private sealed class Search(Problem problem, long stepLimit)
    {
        private readonly List<int> _chosen = [];
        private List<int>? _best;
        private decimal _bestCost;
        private long _steps;

        public bool Proven => _steps <= stepLimit;

        public List<int> Run()
        {
            var all = Enumerable.Range(0, problem.Count).ToArray();
            var greedy = Greedy();
            _best = greedy;
            _bestCost = greedy.Sum(c => problem.Cost[c]);
            Visit(problem.Coverable, all, 0);
            _best.Sort();
            return _best;
        }

        private void Visit(BigInteger open, int[] allowed, decimal cost)
        {
            if (++_steps > stepLimit)
            {
                return;
            }

            if (open.IsZero)
            {
                if (cost < _bestCost || (cost == _bestCost && Earlier()))
                {
                    _bestCost = cost;
                    _best = [.. _chosen];
                }

                return;
            }

            var usable = allowed.Where(c => !(problem.Covers[c] & open).IsZero).ToArray();
            var (item, bound) = HardestItem(open, usable);
            if (item < 0 || cost + bound > _bestCost)
            {
                return;
            }

            var branches = usable.Where(c => !((problem.Covers[c] >> item) & 1).IsZero).OrderBy(c => problem.Cost[c]).ThenBy(c => c).ToArray();
            var rest = usable;
            foreach (var c in branches)
            {
                _chosen.Add(c);
                rest = [.. rest.Where(x => x != c)];
                Visit(open & ~problem.Covers[c], rest, cost + problem.Cost[c]);
                _chosen.RemoveAt(_chosen.Count - 1);
            }
        }

        /// <summary>
        /// The open item with the fewest candidates, and a lower bound on the cost: each open item costs at least the smallest
        /// share (cost / open items covered) among its candidates.
        /// </summary>
        private (int Item, decimal Bound) HardestItem(BigInteger open, int[] usable)
        {
            var hardest = -1;
            var fewest = int.MaxValue;
            var bound = 0m;
            var shares = usable.Select(c => problem.Cost[c] / Bits(problem.Covers[c] & open)).ToArray();
            for (var item = 0; item < problem.ItemCount; item++)
            {
                if (((open >> item) & 1).IsZero)
                {
                    continue;
                }

                var count = 0;
                var cheapest = decimal.MaxValue;
                for (var i = 0; i < usable.Length; i++)
                {
                    if (!((problem.Covers[usable[i]] >> item) & 1).IsZero)
                    {
                        count++;
                        cheapest = Math.Min(cheapest, shares[i]);
                    }
                }

                if (count == 0)
                {
                    return (-1, 0);
                }

                bound += cheapest;
                if (count < fewest)
                {
                    (fewest, hardest) = (count, item);
                }
            }

            // Divisions are rounded in the last digit; never cut off an equal set because of that.
            return (hardest, bound - 0.000001m);
        }

        private bool Earlier()
        {
            if (_chosen.Count != _best!.Count)
            {
                return _chosen.Count < _best.Count;
            }

            var mine = _chosen.Order().ToArray();
            var other = _best.Order().ToArray();
            return mine.AsSpan().SequenceCompareTo(other) < 0;
        }

        private List<int> Greedy()
        {
            var left = problem.Coverable;
            var chosen = new List<int>();
            while (!left.IsZero)
            {
                var best = Enumerable.Range(0, problem.Count).Where(c => !(problem.Covers[c] & left).IsZero)
                    .MinBy(c => problem.Cost[c] / Bits(problem.Covers[c] & left));
                chosen.Add(best);
                left &= ~problem.Covers[best];
            }

            return chosen;
        }
    }
}
