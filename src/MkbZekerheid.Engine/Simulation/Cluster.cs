namespace MkbZekerheid.Engine.Simulation;

/// <summary>An event inside a cluster.</summary>
internal struct ClusterEvent
{
    public double Start, Duration, Cost, LossAlone;
    public uint Pattern;
    public PlannedThreat Threat;

    /// <summary>Its piece when it stands alone; null when it has no curve.</summary>
    public ResponsePiece? Alone;

    /// <summary>Without a curve: loss after the waiting time of each insurance, alone.</summary>
    public double[]? LateAlone;

    public void RememberAlone(NetworkEvaluator<double, HourClock> evaluator, SimulationNetwork network)
    {
        LossAlone = 0;
        LateAlone = new double[Threat.Insurances.Count];
        foreach (var product in network.Products)
        {
            var f = evaluator[product.Position];
            if (f.IsOne)
            {
                continue;
            }

            var times = evaluator.Arena.Times(f);
            var levels = evaluator.Arena.Levels(f);
            LossAlone += ProductOutcome<double>.Of(default(HourClock), product, times, levels).Loss;
            for (var i = 0; i < LateAlone.Length; i++)
            {
                LateAlone[i] += ProductOutcome<double>.Of(default(HourClock), product, times, levels, Threat.Insurances[i].WaitHours).Loss;
            }
        }
    }
}

/// <summary>Events that influence each other, with the time they take together. Buffers stay with the slot and are reused.</summary>
internal struct Cluster
{
    private ulong[] _own;
    private ulong[] _touched;

    public double From, End;
    public ClusterEvent[] Events;
    public int EventCount;
    public bool Absorbed, NeedsEvaluation;

    /// <summary>The piece of its only event; null when it was evaluated on step functions.</summary>
    public ResponsePiece? Piece;

    /// <summary>By product, after an evaluation.</summary>
    public ProductOutcome<double>[] Outcomes;

    public void Start(double start, PlannedThreat threat, uint pattern, double duration, double cost, ResponsePiece? piece, double length)
    {
        Events ??= new ClusterEvent[4];
        Events[0] = new ClusterEvent { Start = start, Duration = duration, Cost = cost, Pattern = pattern, Threat = threat, Alone = piece };
        EventCount = 1;
        From = start;
        End = start + length;
        Piece = piece;
        Absorbed = NeedsEvaluation = false;
        _touched = piece?.Touched!;
    }

    /// <summary>True when both overlap in time and touch a common node.</summary>
    public readonly bool Meets(in Cluster other)
    {
        if (other.From > End + 1e-6 || From > other.End + 1e-6)
        {
            return false;
        }

        for (var w = 0; w < _touched.Length; w++)
        {
            if ((_touched[w] & other._touched[w]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Absorb(ref Cluster other)
    {
        if (Events.Length < EventCount + other.EventCount)
        {
            Array.Resize(ref Events, 2 * (EventCount + other.EventCount));
        }

        for (var i = 0; i < other.EventCount; i++)
        {
            Events[EventCount++] = other.Events[i];
        }

        From = Math.Min(From, other.From);
        End = Math.Max(End, other.End);
        if (_own is null || _own.Length != _touched.Length)
        {
            _own = new ulong[_touched.Length];
        }

        for (var w = 0; w < _own.Length; w++)
        {
            _own[w] = _touched[w] | other._touched[w];
        }

        _touched = _own;
        Piece = null;
        NeedsEvaluation = true;
        other.Absorbed = true;
    }

    public void TakeResult(NetworkEvaluator<double, HourClock> evaluator, SimulationNetwork network)
    {
        NeedsEvaluation = false;
        End = From + evaluator.End;
        if (_own is null || _own.Length != network.Words)
        {
            _own = new ulong[network.Words];
        }

        evaluator.Touched.CopyTo(_own);
        _touched = _own;
        if (Outcomes is null || Outcomes.Length != network.Products.Length)
        {
            Outcomes = new ProductOutcome<double>[network.Products.Length];
        }

        for (var p = 0; p < Outcomes.Length; p++)
        {
            var f = evaluator[network.Products[p].Position];
            Outcomes[p] = f.IsOne
                ? default
                : ProductOutcome<double>.Of(default(HourClock), network.Products[p], evaluator.Arena.Times(f), evaluator.Arena.Levels(f));
        }
    }
}
