using System.Collections.Concurrent;

namespace MkbZekerheid.Engine.Simulation;

/// <summary>What an insurance pays per event: min(limit, max(0, loss beyond the waiting time + direct cost - deductible)).</summary>
internal readonly record struct Insurance(double Deductible, double Limit, double WaitHours)
{
    public double Payout(double lossAfterWait, double directCost) =>
        Math.Min(Limit, Math.Max(0, lossAfterWait + directCost - Deductible));
}

/// <summary>One effect of a threat in the numbers of a network: which position, how long relative to the event, what remains.</summary>
internal readonly record struct PlannedHit(int Position, double Factor, double Residual);

/// <summary>A company under one configuration, ready to simulate.</summary>
internal sealed class ConfigurationPlan
{
    public ConfigurationPlan(string name, SimulationNetwork network, PlannedThreat[] threats)
    {
        Name = name;
        Network = network;
        Threats = threats;
    }

    public string Name { get; }

    public SimulationNetwork Network { get; }

    /// <summary>By threat index.</summary>
    public PlannedThreat[] Threats { get; }
}

/// <summary>A threat under one configuration: the factors of its strategies and its response curves.</summary>
internal sealed class PlannedThreat
{
    // Up to this many uncertain effects, every pattern may get its own curve; above it events are evaluated one by one.
    private const int MostTabulated = 10;

    private readonly ResponseCurve?[] _curves;
    private readonly Func<uint, ResponseCurve> _compile;

    public PlannedThreat(ThreatPlan threat, Func<uint, ResponseCurve> compile)
    {
        Threat = threat;
        _compile = compile;
        _curves = threat.UncertainEffects <= MostTabulated ? new ResponseCurve?[1 << threat.UncertainEffects] : [];
    }

    public ThreatPlan Threat { get; }

    public double FrequencyFactor { get; set; } = 1;

    public double DurationFactor { get; set; } = 1;

    public double CostFactor { get; set; } = 1;

    public List<Insurance> Insurances { get; } = [];

    /// <summary>Factor on the outages of each effect (a faster recovery of the resource), by effect; null when there is none.</summary>
    public double[]? RecoveryFactors { get; set; }

    public bool HasEffects => Threat.Input.Effects.Count > 0;

    public bool IsTabulated => _curves.Length > 0;

    /// <summary>The response under a pattern of uncertain effects. Compiled at first use; the result does not depend on who asks first.</summary>
    public ResponseCurve Curve(uint pattern) => _curves[pattern] ??= _compile(pattern);

    /// <summary>Effects that hit under a pattern.</summary>
    public List<PlannedHit> Hits(uint pattern, SimulationNetwork network)
    {
        var hits = new List<PlannedHit>();
        var effects = Threat.Input.Effects;
        for (int e = 0, bit = 0; e < effects.Count; e++)
        {
            var hit = effects[e].Probability switch { >= 1 => true, <= 0 => false, _ => (pattern >> bit++ & 1) != 0 };
            if (hit)
            {
                var factor = effects[e].DurationFactor * (RecoveryFactors?[e] ?? 1);
                hits.Add(new PlannedHit(network.PositionOf[network.Graph.IndexOf(effects[e].Ref)], factor, effects[e].Residual));
            }
        }

        return hits;
    }

    /// <summary>What the insurances pay for an event.</summary>
    public double Payout(ReadOnlySpan<double> lossAfterWait, double directCost)
    {
        var sum = 0.0;
        for (var i = 0; i < Insurances.Count; i++)
        {
            sum += Insurances[i].Payout(lossAfterWait.IsEmpty ? 0 : lossAfterWait[i], directCost);
        }

        return sum;
    }
}

/// <summary>
/// Makes plans for configurations of one company and shares response curves between them: two configurations that differ only in strategies
/// that cannot reach what a threat hits have the same curves for it.
/// </summary>
internal sealed class PlanFactory
{
    private readonly CompanyModel _model;
    private readonly CycleRule _cycleRestart;
    private readonly bool[][] _reaches;
    private readonly ConcurrentDictionary<(int Threat, uint Pattern, string Strategies), Lazy<ResponseCurve>> _curves = new();

    public PlanFactory(CompanyModel model, CycleRule cycleRestart)
    {
        _model = model;
        _cycleRestart = cycleRestart;
        var all = new SimulationNetwork(CompanyGraph.Build(model, Configuration.Of("all", model.Strategies.Select(s => s.Id))), cycleRestart);
        Check(model);
        Threats = ThreatPlan.All(model);
        var owner = model.Resources.SelectMany(r => r.Requirements.Select(g => (g.Id, Owner: r.Id)))
            .Concat(model.Activities.SelectMany(a => a.Requirements.Select(g => (g.Id, Owner: a.Id))))
            .Where(x => x.Id is not null)
            .ToDictionary(x => x.Id!, x => all.PositionOf[all.Graph.IndexOf(x.Owner)], StringComparer.Ordinal);
        _reaches = [.. Threats.Select(t => Reach(t))];

        bool[] Reach(ThreatPlan threat)
        {
            var refs = threat.Input.Effects.Where(e => e.Probability > 0).Select(e => e.Ref).ToHashSet(StringComparer.Ordinal);
            var cone = all.Cone(refs.Select(r => all.PositionOf[all.Graph.IndexOf(r)]));
            return [.. model.Strategies.Select(s => s.Effects.Any(Reaches))];

            bool In(string requirement) => owner[requirement] is var p && (cone[p >> 6] >> (p & 63) & 1) != 0;

            bool Reaches(StrategyEffectInput effect) => effect switch
            {
                StrategyEffectInput.AddAlternative e => In(e.RequirementId),
                StrategyEffectInput.SetBuffer e => In(e.RequirementId),
                StrategyEffectInput.AddUnits e => In(e.RequirementId),
                StrategyEffectInput.SetRecovery e => refs.Contains(e.ResourceId),
                StrategyEffectInput.InsurancePayout e => e.ThreatId == threat.Input.Id,
                _ => false,
            };
        }
    }

    /// <summary>The threats ordered by id.</summary>
    public ThreatPlan[] Threats { get; }

    /// <summary>True when a strategy can change what an event of a threat leads to (apart from its frequency, duration and direct cost).</summary>
    public bool ReachesResponse(int threat, int strategy) => _reaches[threat][strategy];

    /// <summary>The plan of a configuration.</summary>
    public ConfigurationPlan Plan(Configuration configuration)
    {
        var graph = CompanyGraph.Build(_model, configuration);
        var network = new SimulationNetwork(graph, _cycleRestart);
        var counting = _model.Strategies.Select(configuration.Counts).ToArray();
        var threats = new PlannedThreat[Threats.Length];
        foreach (var threat in Threats)
        {
            var key = string.Join('|', Enumerable.Range(0, counting.Length).Where(s => counting[s] && _reaches[threat.Index][s]));
            PlannedThreat planned = null!;
            planned = new PlannedThreat(threat, pattern => _curves.GetOrAdd(
                (threat.Index, pattern, key), _ => new Lazy<ResponseCurve>(() => Compile(network, planned, pattern))).Value);
            threats[threat.Index] = planned;
        }

        var byId = threats.ToDictionary(t => t.Threat.Input.Id, StringComparer.Ordinal);
        var before = _model.Resources.ToDictionary(r => r.Id, r => r.RecoveryHours, StringComparer.Ordinal);
        var recovery = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var effect in _model.Strategies.Where((_, s) => counting[s]).SelectMany(s => s.Effects))
        {
            switch (effect)
            {
                case StrategyEffectInput.ScaleFrequency e: byId[e.ThreatId].FrequencyFactor *= e.Factor; break;
                case StrategyEffectInput.ScaleDuration e: byId[e.ThreatId].DurationFactor *= e.Factor; break;
                case StrategyEffectInput.ScaleDirectCost e: byId[e.ThreatId].CostFactor *= e.Factor; break;
                case StrategyEffectInput.InsurancePayout e: byId[e.ThreatId].Insurances.Add(new Insurance(e.Deductible, e.Limit, e.WaitHours)); break;
                case StrategyEffectInput.SetRecovery e when before[e.ResourceId] is { } old and > 0: recovery[e.ResourceId] = (double)(e.RecoveryHours / old); break;
                default: break;
            }
        }

        if (recovery.Count > 0)
        {
            foreach (var threat in threats)
            {
                threat.RecoveryFactors = [.. threat.Threat.Input.Effects.Select(e => recovery.GetValueOrDefault(e.Ref, 1))];
            }
        }

        return new ConfigurationPlan(configuration.Name, network, threats);
    }

    // What only the simulation cannot do.
    private static void Check(CompanyModel model)
    {
        var errors = new List<ModelError>();
        for (var t = 0; t < model.Threats.Count; t++)
        {
            var threat = model.Threats[t];
            if (threat.FrequencyPerYear > ThreatPlan.MostPerYear)
            {
                errors.Add(new ModelError($"threats[{t}].frequencyPerYear", "outOfRange", threat.FrequencyPerYear.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }

            if (threat.Effects.Count(e => e.Probability is > 0 and < 1) > ThreatPlan.MostUncertainEffects)
            {
                errors.Add(new ModelError($"threats[{t}].effects", "tooManyUncertainEffects", null));
            }
        }

        if (errors.Count > 0)
        {
            throw new CompanyModelException(errors);
        }
    }

    private static ResponseCurve Compile(SimulationNetwork network, PlannedThreat threat, uint pattern)
    {
        var range = new DurationRange();
        var evaluator = new NetworkEvaluator<Line, LineClock>(network, new LineClock(range));
        var hits = threat.Hits(pattern, network).Where(h => h.Factor > 0)
            .Select(h => new Hit<Line>(h.Position, default, new Line(0, h.Factor), h.Residual)).ToArray();
        return ResponseCurve.Compile(evaluator, range, network, hits, [.. threat.Insurances.Select(i => i.WaitHours)]);
    }
}
