namespace MkbZekerheid.Engine;

/// <summary>Checks threats and strategies: numbers in range, references to resources, requirements and threats that exist.</summary>
internal sealed class ThreatValidation(Action<string, string, string?> add)
{
    public void Check(CompanyModel model)
    {
        var resources = model.Resources.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var threats = Threats(model, resources);
        Strategies(model, resources, threats);
    }

    private HashSet<string> Threats(CompanyModel model, HashSet<string> resources)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var t = 0; t < model.Threats.Count; t++)
        {
            var threat = model.Threats[t];
            var path = $"threats[{t}]";
            Require(ids.Add(threat.Id), path + ".id", "duplicate", threat.Id);
            Require(threat.FrequencyPerYear >= 0 && double.IsFinite(threat.FrequencyPerYear), path + ".frequencyPerYear", "outOfRange", Text(threat.FrequencyPerYear));
            Distribution(threat.Duration, path + ".duration");
            if (threat.DirectCost is { } cost)
            {
                Distribution(cost, path + ".directCost");
            }

            for (var i = 0; i < threat.Effects.Count; i++)
            {
                var effect = threat.Effects[i];
                var place = $"{path}.effects[{i}]";
                Require(resources.Contains(effect.Ref), place + ".ref", "unknownReference", effect.Ref);
                Require(effect.Residual is >= 0 and < 1, place + ".residual", "outOfRange", Text(effect.Residual));
                Require(effect.DurationFactor > 0 && double.IsFinite(effect.DurationFactor), place + ".durationFactor", "outOfRange", Text(effect.DurationFactor));
                Require(effect.Probability is >= 0 and <= 1, place + ".probability", "outOfRange", Text(effect.Probability));
            }
        }

        return ids;
    }

    private void Distribution(DistributionInput distribution, string path)
    {
        var (holds, value) = distribution switch
        {
            DistributionInput.LogNormal d => (d.P50 > 0 && d.P95 > d.P50 && double.IsFinite(d.P95), $"{Text(d.P50)}, {Text(d.P95)}"),
            DistributionInput.Pert d => (d.Min >= 0 && d.Mode >= d.Min && d.Max >= d.Mode && d.Max > d.Min && double.IsFinite(d.Max), $"{Text(d.Min)}, {Text(d.Mode)}, {Text(d.Max)}"),
            DistributionInput.Fixed d => (d.Value >= 0 && double.IsFinite(d.Value), Text(d.Value)),
            DistributionInput.Exponential d => (d.Mean > 0 && double.IsFinite(d.Mean), Text(d.Mean)),
            _ => (false, distribution.GetType().Name),
        };
        Require(holds, path, "notADistribution", value);
    }

    private void Strategies(CompanyModel model, HashSet<string> resources, HashSet<string> threats)
    {
        var owners = model.Resources.Select(r => (r.Id, r.Requirements)).Concat(model.Activities.Select(a => (a.Id, a.Requirements)));
        var requirements = new Dictionary<string, RequirementInput>(StringComparer.Ordinal);
        var nodes = new HashSet<string>(model.Resources.Select(r => r.Id), StringComparer.Ordinal);
        nodes.UnionWith(model.Activities.Select(a => a.Id));
        nodes.UnionWith(model.Processes.Select(p => p.Id));
        nodes.UnionWith(model.Products.Select(p => p.Id));
        foreach (var (owner, list) in owners)
        {
            foreach (var requirement in list)
            {
                if (requirement.Id is { } id)
                {
                    Require(requirements.TryAdd(id, requirement), $"requirements of {owner}", "duplicate", id);
                }
            }
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var s = 0; s < model.Strategies.Count; s++)
        {
            var strategy = model.Strategies[s];
            Require(ids.Add(strategy.Id), $"strategies[{s}].id", "duplicate", strategy.Id);
            Require(strategy.LifetimeYears > 0, $"strategies[{s}].lifetimeYears", "notAboveZero", Text(strategy.LifetimeYears));
            for (var e = 0; e < strategy.Effects.Count; e++)
            {
                Effect(strategy.Effects[e], $"strategies[{s}].effects[{e}]");
            }
        }

        void Effect(StrategyEffectInput effect, string path)
        {
            switch (effect)
            {
                case StrategyEffectInput.AddAlternative x:
                    Known(requirements.ContainsKey(x.RequirementId), path + ".requirementId", x.RequirementId);
                    Require(x.Alternative.Capacity is > 0 and <= 1, path + ".alternative.capacity", "outOfRange", Text(x.Alternative.Capacity));
                    Require(x.Alternative.SwitchHours is >= 0 and <= Hours.Largest, path + ".alternative.switchHours", "outOfRange", Text(x.Alternative.SwitchHours));
                    Require(x.Alternative.MaxHours is null or > 0, path + ".alternative.maxHours", "notAboveZero", Text(x.Alternative.MaxHours));
                    foreach (var reference in x.Alternative.Refs)
                    {
                        Known(nodes.Contains(reference), path + ".alternative.refs", reference);
                    }

                    break;
                case StrategyEffectInput.SetBuffer x:
                    Known(requirements.ContainsKey(x.RequirementId), path + ".requirementId", x.RequirementId);
                    Require(x.BufferHours is >= 0 and <= Hours.Largest, path + ".bufferHours", "outOfRange", Text(x.BufferHours));
                    break;
                case StrategyEffectInput.AddUnits x:
                    Known(requirements.ContainsKey(x.RequirementId), path + ".requirementId", x.RequirementId);
                    Known(nodes.Contains(x.Ref), path + ".ref", x.Ref);
                    Require(x.Units > 0, path + ".units", "notAboveZero", Text(x.Units));
                    Require(!requirements.TryGetValue(x.RequirementId, out var pool) || pool.Mode == RequirementMode.Pool, path + ".requirementId", "notAPool", x.RequirementId);
                    break;
                case StrategyEffectInput.SetRecovery x:
                    Known(resources.Contains(x.ResourceId), path + ".resourceId", x.ResourceId);
                    Require(x.RecoveryHours is >= 0 and <= Hours.Largest, path + ".recoveryHours", "outOfRange", Text(x.RecoveryHours));
                    break;
                case StrategyEffectInput.ScaleFrequency x:
                    Known(threats.Contains(x.ThreatId), path + ".threatId", x.ThreatId);
                    Require(x.Factor is >= 0 and <= 1, path + ".factor", "outOfRange", Text(x.Factor));
                    break;
                case StrategyEffectInput.ScaleDuration x:
                    Scale(x.ThreatId, x.Factor);
                    break;
                case StrategyEffectInput.ScaleDirectCost x:
                    Scale(x.ThreatId, x.Factor);
                    break;
                case StrategyEffectInput.InsurancePayout x:
                    Known(threats.Contains(x.ThreatId), path + ".threatId", x.ThreatId);
                    Require(x.Deductible >= 0 && x.Limit >= 0 && x.WaitHours >= 0, path, "belowZero", null);
                    break;
                default:
                    add(path, "unknownEffect", effect.GetType().Name);
                    break;
            }

            void Scale(string threat, double factor)
            {
                Known(threats.Contains(threat), path + ".threatId", threat);
                Require(factor >= 0 && double.IsFinite(factor), path + ".factor", "outOfRange", Text(factor));
            }
        }
    }

    private void Known(bool holds, string path, string value) => Require(holds, path, "unknownReference", value);

    private void Require(bool holds, string path, string rule, string? value)
    {
        if (!holds)
        {
            add(path, rule, value);
        }
    }

    private static string? Text(IFormattable? value) => ModelValidation.Text(value);
}
