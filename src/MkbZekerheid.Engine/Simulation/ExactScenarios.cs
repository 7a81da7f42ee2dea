namespace MkbZekerheid.Engine.Simulation;

/// <summary>Something that goes wrong as a whole: which resources are lost, for how long.</summary>
/// <param name="Id">Fixed key or a name given by the caller.</param>
/// <param name="Losses">The lost resources.</param>
public sealed record ExactScenario(string Id, IReadOnlyList<LostNode> Losses)
{
    /// <summary>Resources that would be lost but whose recovery time is not known: they are left out, so the result is too mild.</summary>
    public IReadOnlyList<string> UnknownRecovery { get; init; } = [];

    /// <summary>The threat this is an event of; strategies that shorten its events then shorten these losses. Null: no threat.</summary>
    public string? ThreatId { get; init; }
}

/// <summary>What a scenario does under one configuration.</summary>
public sealed record ExactScenarioResult
{
    /// <summary>The scenario.</summary>
    public required ExactScenario Scenario { get; init; }

    /// <summary>Loss over all products, euro.</summary>
    public required double Loss { get; init; }

    /// <summary>Everything that is not at normal capacity at some time: who is down when.</summary>
    public required IReadOnlyList<NodeOutage> Nodes { get; init; }

    /// <summary>All products, in file order.</summary>
    public required IReadOnlyList<ExactScenarioProduct> Products { get; init; }

    /// <summary>Strategies that do not count yet, by loss saved in this scenario per euro of yearly cost, best first; only those that save something.</summary>
    public required IReadOnlyList<ExactScenarioMeasure> Measures { get; init; }
}

/// <summary>A product in a scenario.</summary>
/// <param name="Id">The product.</param>
/// <param name="Loss">Euro.</param>
/// <param name="DownHours">Hours below the MBCO.</param>
/// <param name="LongestDownHours">Longest unbroken stretch below the MBCO.</param>
/// <param name="MtpdHours">Its MTPD; null is no limit.</param>
/// <param name="Breach">True when the longest stretch reaches the MTPD.</param>
public sealed record ExactScenarioProduct(string Id, double Loss, double DownHours, double LongestDownHours, double? MtpdHours, bool Breach);

/// <summary>What adding one strategy does to a scenario.</summary>
/// <param name="StrategyId">The strategy.</param>
/// <param name="LossSaved">Euro in this scenario.</param>
/// <param name="BreachesAvoided">Products that no longer reach their MTPD.</param>
/// <param name="AnnualCost">Euro per year.</param>
/// <param name="SavedPerEuro">Loss saved / yearly cost; null when it costs nothing.</param>
public sealed record ExactScenarioMeasure(string StrategyId, double LossSaved, int BreachesAvoided, double AnnualCost, double? SavedPerEuro);

/// <summary>What the standard scenarios need to know beyond the model.</summary>
public sealed record StandardScenarioOptions
{
    /// <summary>Resources through which electricity comes in. Empty: the power scenario is left out.</summary>
    public IReadOnlyList<string> PowerSources { get; init; } = [];

    /// <summary>Resources through which internet and telephony come in. Empty: that scenario is left out.</summary>
    public IReadOnlyList<string> NetworkSources { get; init; } = [];

    /// <summary>Hours for which power and net are out.</summary>
    public double UtilityHours { get; init; } = 72;
}

/// <summary>The standard scenarios, and the evaluation of any scenario by the exact step functions.</summary>
public static class ExactScenarios
{
    /// <summary>
    /// buildingGone, peopleGone, itGone: every location, role or system, each for its own recovery time. supplierGone: the one supplier
    /// whose loss costs most without strategies. powerOut and netOut: the given sources for 72 hours. A scenario without resources is left out.
    /// </summary>
    /// <remarks>
    /// Method 1.3 names the scenarios without saying how much is gone. Two of its rules decide: a lost node is out for its own recovery time
    /// (2.5), and a resource with a count above 1 is lost in full where a scenario names it (2.20 rule 2). So "people gone" is every role
    /// in full, not a part of each; a company that plans for less writes its own scenario. "Supplier gone" is one supplier, not all.
    /// </remarks>
    public static IReadOnlyList<ExactScenario> Standard(CompanyModel model, StandardScenarioOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new StandardScenarioOptions();
        var scenarios = new List<ExactScenario>
        {
            OfKind("buildingGone", ResourceKind.Location),
            OfKind("peopleGone", ResourceKind.Employee),
            OfKind("itGone", ResourceKind.Ict),
        };
        if (WorstSupplier() is { } supplier)
        {
            scenarios.Add(supplier);
        }

        scenarios.Add(new ExactScenario("powerOut", [.. options.PowerSources.Select(id => new LostNode(id, options.UtilityHours))]));
        scenarios.Add(new ExactScenario("netOut", [.. options.NetworkSources.Select(id => new LostNode(id, options.UtilityHours))]));
        return [.. scenarios.Where(s => s.Losses.Count > 0)];

        ExactScenario OfKind(string id, ResourceKind kind) => OfResources(id, model.Resources.Where(r => r.Kind == kind));

        ExactScenario? WorstSupplier()
        {
            var exact = new ExactOutage(CompanyGraph.Build(model, Configuration.None));
            ExactScenario? worst = null;
            var most = -1.0;
            foreach (var supplier in model.Resources.Where(r => r.Kind == ResourceKind.Supplier && r.RecoveryHours > 0))
            {
                LostNode[] loss = [new(supplier.Id, (double)supplier.RecoveryHours!)];
                _ = exact.LongestDownHours(loss);
                var cost = exact.Products().Sum(p => p.Outcome.Loss);
                if (cost > most)
                {
                    (worst, most) = (new ExactScenario("supplierGone", loss), cost);
                }
            }

            return worst;
        }
    }

    /// <summary>Losing the given resources in full, each for its own recovery time; those without one are named apart.</summary>
    public static ExactScenario OfResources(string id, IEnumerable<ResourceInput> resources)
    {
        ResourceInput[] all = [.. resources];
        return new ExactScenario(id, [.. all.Where(r => r.RecoveryHours > 0).Select(r => new LostNode(r.Id, (double)r.RecoveryHours!))])
        {
            UnknownRecovery = [.. all.Where(r => r.RecoveryHours is null).Select(r => r.Id)],
        };
    }

    /// <summary>
    /// One event of a threat that lasts as long as one in twenty does (its 95th percentile D): every effect takes its resource down to its
    /// residual for D x duration factor. Effects that happen only sometimes are all taken to happen. Strategies that shorten the events
    /// of the threat count when the scenario is run.
    /// </summary>
    public static ExactScenario OfThreat(ThreatInput threat)
    {
        ArgumentNullException.ThrowIfNull(threat);
        var hours = Distribution.Of(threat.Duration).Quantile(0.95);
        return new ExactScenario(threat.Id, [.. threat.Effects.Select(e => new LostNode(e.Ref, hours * e.DurationFactor, e.Residual))]) { ThreatId = threat.Id };
    }

    /// <summary>Evaluates a scenario under a configuration, and what each other strategy would add.</summary>
    /// <exception cref="CompanyModelException">The model has errors.</exception>
    /// <exception cref="ArgumentException">A lost resource does not exist or a number is out of range.</exception>
    public static ExactScenarioResult Run(CompanyModel model, Configuration configuration, ExactScenario scenario, CycleRule cycleRestart = CycleRule.Sum)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(scenario);
        var (nodes, products) = Evaluate(configuration);
        var loss = products.Sum(p => p.Loss);
        var counting = configuration.Select(model).Select(s => s.Id).ToArray();
        var measures = new List<ExactScenarioMeasure>();
        foreach (var strategy in model.Strategies.Where(s => s.Status != StrategyStatus.Rejected && !counting.Contains(s.Id, StringComparer.Ordinal)))
        {
            var (_, with) = Evaluate(Configuration.Of("with", [.. counting, strategy.Id]));
            var saved = loss - with.Sum(p => p.Loss);
            var avoided = products.Count(p => p.Breach) - with.Count(p => p.Breach);
            if (saved > 0.005 || avoided > 0)
            {
                var cost = (double)StrategyValue.AnnualCost(strategy.CostOnce, strategy.CostPerYear, strategy.LifetimeYears);
                measures.Add(new ExactScenarioMeasure(strategy.Id, saved, avoided, cost, cost > 0 ? saved / cost : null));
            }
        }

        return new ExactScenarioResult
        {
            Scenario = scenario,
            Loss = loss,
            Nodes = nodes,
            Products = products,
            Measures = [.. measures.OrderByDescending(m => m.SavedPerEuro ?? double.PositiveInfinity).ThenBy(m => m.StrategyId, StringComparer.Ordinal)],
        };

        (IReadOnlyList<NodeOutage> Nodes, IReadOnlyList<ExactScenarioProduct> Products) Evaluate(Configuration with)
        {
            var exact = new ExactOutage(CompanyGraph.Build(model, with), cycleRestart);
            var outages = exact.Of(Faster(with));
            var outcomes = exact.Products().ToDictionary(p => p.Product.Id, StringComparer.Ordinal);
            return (outages, [.. model.Products.Select(p => outcomes[p.Id]).Select(p => new ExactScenarioProduct(
                p.Product.Id,
                p.Outcome.Loss,
                p.Outcome.DownHours,
                p.Outcome.LongestDown,
                double.IsFinite(p.Product.MtpdHours) ? p.Product.MtpdHours : null,
                p.Outcome.LongestDown > 0 && p.Outcome.LongestDown >= p.Product.MtpdHours - HourClock.Tolerance))]);
        }

        // A strategy that shortens the recovery of a resource shortens its outage by the same factor (method 2.20 rule 17),
        // one that shortens the events of a threat shortens everything that threat does.
        IReadOnlyList<LostNode> Faster(Configuration with)
        {
            var effects = with.Select(model).SelectMany(s => s.Effects).ToArray();
            var before = model.Resources.ToDictionary(r => r.Id, r => r.RecoveryHours, StringComparer.Ordinal);
            var shorter = effects.OfType<StrategyEffectInput.ScaleDuration>().Where(e => e.ThreatId == scenario.ThreatId).Aggregate(1.0, (f, e) => f * e.Factor);
            var factor = effects.OfType<StrategyEffectInput.SetRecovery>()
                .Where(e => before[e.ResourceId] > 0)
                .GroupBy(e => e.ResourceId, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (double)(g.Last().RecoveryHours / before[g.Key]!.Value), StringComparer.Ordinal);
            return [.. scenario.Losses.Select(l => l with { Hours = l.Hours * shorter * factor.GetValueOrDefault(l.NodeId, 1) })];
        }
    }
}
