namespace MkbZekerheid.Engine;

/// <summary>Works the strategies of a configuration into a model; strategies change a model in no other way.</summary>
public static class StrategyEffects
{
    /// <summary>
    /// The model with the planning effects of the counting strategies (alternatives, buffers, recovery times, units) worked in,
    /// in file order. Threat-side effects (frequency, duration, direct cost, insurance) stay in <see cref="CompanyModel.Strategies"/>,
    /// which holds only the counting strategies afterwards. The input is not changed.
    /// </summary>
    public static CompanyModel Apply(CompanyModel model, Configuration configuration)
    {
        var strategies = configuration.Select(model);
        var byRequirement = new Dictionary<string, List<StrategyEffectInput>>(StringComparer.Ordinal);
        var recovery = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var effect in strategies.SelectMany(s => s.Effects))
        {
            switch (effect)
            {
                case StrategyEffectInput.AddAlternative e: Collect(e.RequirementId, e); break;
                case StrategyEffectInput.SetBuffer e: Collect(e.RequirementId, e); break;
                case StrategyEffectInput.AddUnits e: Collect(e.RequirementId, e); break;
                case StrategyEffectInput.SetRecovery e: recovery[e.ResourceId] = e.RecoveryHours; break;
                default: break;
            }
        }

        if (byRequirement.Count == 0 && recovery.Count == 0)
        {
            return model with { Strategies = strategies };
        }

        return model with
        {
            Strategies = strategies,
            Resources = [.. model.Resources.Select(r => r with
            {
                RecoveryHours = recovery.TryGetValue(r.Id, out var hours) ? hours : r.RecoveryHours,
                Requirements = Changed(r.Requirements),
            })],
            Activities = [.. model.Activities.Select(a => a with { Requirements = Changed(a.Requirements) })],
        };

        void Collect(string requirementId, StrategyEffectInput effect)
        {
            if (!byRequirement.TryGetValue(requirementId, out var list))
            {
                byRequirement[requirementId] = list = [];
            }

            list.Add(effect);
        }

        IReadOnlyList<RequirementInput> Changed(IReadOnlyList<RequirementInput> requirements) =>
            requirements.Any(g => g.Id is not null && byRequirement.ContainsKey(g.Id))
                ? [.. requirements.Select(g => g.Id is not null && byRequirement.TryGetValue(g.Id, out var effects) ? effects.Aggregate(g, Change) : g)]
                : requirements;
    }

    private static RequirementInput Change(RequirementInput requirement, StrategyEffectInput effect) => effect switch
    {
        StrategyEffectInput.AddAlternative e => requirement with { Alternatives = [.. requirement.Alternatives, e.Alternative] },
        StrategyEffectInput.SetBuffer e => requirement with { BufferHours = Math.Max(requirement.BufferHours, e.BufferHours) },
        StrategyEffectInput.AddUnits e => requirement with { Primaries = WithUnits(requirement.Primaries, e) },
        _ => requirement,
    };

    private static List<MemberInput> WithUnits(IReadOnlyList<MemberInput> members, StrategyEffectInput.AddUnits effect)
    {
        var found = false;
        var result = new List<MemberInput>(members.Count + 1);
        foreach (var member in members)
        {
            if (!found && member.Ref == effect.Ref)
            {
                found = true;
                result.Add(member with { Units = member.Units + effect.Units });
            }
            else
            {
                result.Add(member);
            }
        }

        if (!found)
        {
            result.Add(new MemberInput(effect.Ref, effect.Units));
        }

        return result;
    }
}
