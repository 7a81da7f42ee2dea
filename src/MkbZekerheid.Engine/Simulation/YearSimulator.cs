namespace MkbZekerheid.Engine.Simulation;

/// <summary>What a block of years gave for one configuration.</summary>
internal sealed class BlockTally(int years, int products)
{
    public double[] Losses { get; } = new double[years];

    public double[] DownHours { get; } = new double[products];

    public long[] BreachYears { get; } = new long[products];

    public long AnyBreachYears { get; set; }

    public long Events { get; set; }

    public void Clear()
    {
        Array.Clear(DownHours);
        Array.Clear(BreachYears);
        AnyBreachYears = Events = 0;
    }
}

/// <summary>
/// Simulates years one by one for several configurations under the same draws. An event that does not meet another one is read from its
/// response curve; events that overlap in time and touch a common node are evaluated together on their step functions. One for each thread.
/// </summary>
internal sealed class YearSimulator
{
    private readonly ThreatPlan[] _threats;
    private readonly ConfigurationPlan[] _plans;
    private readonly NetworkEvaluator<double, HourClock>[] _evaluators;
    private readonly Cluster[] _noClusters = [];
    private Cluster[] _clusters;
    private int _clusterCount;
    private EventList _events = new();
    private readonly List<Hit<double>> _hits = [];
    private readonly bool[] _breached;
    private double[] _late = new double[8];

    public YearSimulator(ThreatPlan[] threats, ConfigurationPlan[] plans)
    {
        _threats = threats;
        _plans = plans;
        _evaluators = [.. plans.Select(p => new NetworkEvaluator<double, HourClock>(p.Network, default))];
        var products = plans.Length == 0 ? 0 : plans[0].Network.Products.Length;
        _breached = new bool[products];
        _clusters = _noClusters;
        Recovery = [.. plans.Select(_ => Enumerable.Range(0, products).Select(_ => new HoursHistogram()).ToArray())];
    }

    /// <summary>Longest stretch below the minimum of each disruption, by configuration and product.</summary>
    public HoursHistogram[][] Recovery { get; }

    /// <summary>True when a cycle of dependencies did not settle in some evaluation.</summary>
    public bool CycleDidNotSettle { get; private set; }

    /// <summary>Simulates years [from, from + count) into one tally for each configuration.</summary>
    public void Run(ulong seed, long from, int count, BlockTally[] tallies)
    {
        foreach (var tally in tallies)
        {
            tally.Clear();
        }

        for (var y = 0; y < count; y++)
        {
            _events.Clear();
            foreach (var threat in _threats)
            {
                threat.DrawYear(seed, from + y, ref _events);
            }

            _events.SortByStart();
            for (var c = 0; c < _plans.Length; c++)
            {
                tallies[c].Losses[y] = Year(c, tallies[c]);
            }
        }
    }

    private double Year(int c, BlockTally tally)
    {
        var plan = _plans[c];
        var total = 0.0;
        _clusterCount = 0;
        var busyUntil = double.NegativeInfinity;
        var overlap = false;
        foreach (ref readonly var e in _events.Span)
        {
            var threat = plan.Threats[e.Threat];
            if (e.Thinning >= threat.FrequencyFactor)
            {
                continue;
            }

            tally.Events++;
            var cost = e.DirectCost * threat.CostFactor;
            var duration = e.Duration * threat.DurationFactor;
            ResponsePiece? piece = null;
            if (threat.HasEffects && duration > HourClock.Tolerance)
            {
                if (threat.IsTabulated && threat.Curve(e.Pattern) is var curve && duration < curve.Limit)
                {
                    piece = curve.At(duration);
                }
            }
            else
            {
                piece = Nothing;
            }

            if (piece is not null && piece.IsEmpty)
            {
                total += Math.Max(0, cost - (threat.Insurances.Count > 0 ? threat.Payout(default, cost) : 0));
                continue;
            }

            ref var cluster = ref NewCluster();
            cluster.Start(e.Start, threat, e.Pattern, duration, cost, piece, piece is null ? 0 : piece.End.At(duration));
            if (piece is null)
            {
                EvaluateTogether(c, ref cluster);
            }

            overlap |= e.Start <= busyUntil;
            busyUntil = Math.Max(busyUntil, cluster.End);
        }

        if (overlap)
        {
            JoinOverlapping(c);
        }

        Array.Clear(_breached);
        for (var i = 0; i < _clusterCount; i++)
        {
            ref var cluster = ref _clusters[i];
            if (!cluster.Absorbed)
            {
                total += cluster.Piece is { } piece ? Book(c, tally, cluster, piece) : BookTogether(c, tally, cluster);
            }
        }

        var any = false;
        for (var p = 0; p < _breached.Length; p++)
        {
            if (_breached[p])
            {
                tally.BreachYears[p]++;
                any = true;
            }
        }

        tally.AnyBreachYears += any ? 1 : 0;
        return total;
    }

    private double Book(int c, BlockTally tally, in Cluster cluster, ResponsePiece piece)
    {
        var duration = cluster.Events[0].Duration;
        foreach (ref readonly var effect in piece.Products.AsSpan())
        {
            tally.DownHours[effect.Product] += effect.Outcome.DownHours.At(duration);
            var longest = effect.Outcome.LongestDown.At(duration);
            if (longest > 0)
            {
                Recovery[c][effect.Product].Add(longest);
                _breached[effect.Product] |= effect.Breach;
            }
        }

        var first = cluster.Events[0];
        return Math.Max(0, piece.Loss.At(duration) + first.Cost - Payout(first, piece));
    }

    private double BookTogether(int c, BlockTally tally, in Cluster cluster)
    {
        var products = _plans[c].Network.Products;
        var loss = 0.0;
        for (var p = 0; p < products.Length; p++)
        {
            var outcome = cluster.Outcomes[p];
            loss += outcome.Loss;
            tally.DownHours[p] += outcome.DownHours;
            if (outcome.LongestDown > 0)
            {
                Recovery[c][p].Add(outcome.LongestDown);
                _breached[p] |= outcome.LongestDown >= products[p].MtpdHours - HourClock.Tolerance;
            }
        }

        // An insurance looks at its own event alone: what it pays does not grow because another event overlaps.
        var paid = 0.0;
        for (var i = 0; i < cluster.EventCount; i++)
        {
            loss += cluster.Events[i].Cost;
            if (cluster.Events[i].Threat.Insurances.Count > 0)
            {
                paid += Payout(cluster.Events[i], cluster.Events[i].Alone);
            }
        }

        return Math.Max(0, loss - paid);
    }

    private double Payout(in ClusterEvent e, ResponsePiece? alone)
    {
        var insurances = e.Threat.Insurances.Count;
        if (insurances == 0)
        {
            return 0;
        }

        if (_late.Length < insurances)
        {
            _late = new double[insurances];
        }

        var loss = 0.0;
        for (var i = 0; i < insurances; i++)
        {
            _late[i] = alone?.LossAfterWait[i].At(e.Duration) ?? e.LateAlone![i];
        }

        loss = alone?.Loss.At(e.Duration) ?? e.LossAlone;
        return Math.Min(loss + e.Cost, e.Threat.Payout(_late.AsSpan(0, insurances), e.Cost));
    }

    // Joins clusters that overlap in time and touch a common node, evaluates each joined one, and looks again: together they may last longer.
    private void JoinOverlapping(int c)
    {
        bool joined;
        do
        {
            joined = false;
            for (var j = 0; j < _clusterCount; j++)
            {
                for (var i = 0; i < j && !_clusters[j].Absorbed; i++)
                {
                    if (!_clusters[i].Absorbed && _clusters[i].Meets(_clusters[j]))
                    {
                        // The later one takes over, so that the pairs before it are looked at again in this pass.
                        _clusters[j].Absorb(ref _clusters[i]);
                        joined = true;
                        i = -1;
                    }
                }
            }

            for (var i = 0; joined && i < _clusterCount; i++)
            {
                if (!_clusters[i].Absorbed && _clusters[i].NeedsEvaluation)
                {
                    EvaluateTogether(c, ref _clusters[i]);
                }
            }
        }
        while (joined);
    }

    private void EvaluateTogether(int c, ref Cluster cluster)
    {
        var network = _plans[c].Network;
        var evaluator = _evaluators[c];
        var from = cluster.From;
        _hits.Clear();
        for (var i = 0; i < cluster.EventCount; i++)
        {
            ref var e = ref cluster.Events[i];
            foreach (var hit in e.Threat.Hits(e.Pattern, network))
            {
                _hits.Add(new Hit<double>(hit.Position, e.Start - from, e.Start - from + hit.Factor * e.Duration, hit.Residual));
            }
        }

        evaluator.Evaluate(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hits), network.ReachesProduct);
        CycleDidNotSettle |= evaluator.CycleDidNotSettle;
        cluster.TakeResult(evaluator, network);
        if (cluster.EventCount == 1 && cluster.Events[0].Threat.Insurances.Count > 0)
        {
            cluster.Events[0].RememberAlone(evaluator, network);
        }
    }

    private ref Cluster NewCluster()
    {
        if (_clusterCount == _clusters.Length)
        {
            Array.Resize(ref _clusters, Math.Max(16, _clusterCount * 2));
        }

        return ref _clusters[_clusterCount++];
    }

    private static readonly ResponsePiece Nothing = new() { Loss = default, End = default, Touched = [], Products = [], LossAfterWait = [] };
}
