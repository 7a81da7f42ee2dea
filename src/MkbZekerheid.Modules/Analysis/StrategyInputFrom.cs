using MkbZekerheid.Engine;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>Strategies of the model as the engine reads them.</summary>
internal static class StrategyInputFrom
{
    public static StrategyInput Strategy(Strategy strategy) => new(strategy.Id, (Engine.StrategyStatus)strategy.Status!.Value)
    {
        CostOnce = strategy.CostOnce ?? 0,
        CostPerYear = strategy.CostPerYear ?? 0,
        LifetimeYears = strategy.LifetimeYears ?? 5,
        CoversThreatIds = [.. strategy.CoversThreatIds],
        Effects = [.. strategy.Effects.Select(Effect).OfType<StrategyEffectInput>()],
    };

    private static StrategyEffectInput? Effect(StrategyEffect effect) => effect switch
    {
        AddAlternative add when CompanyModelFrom.Alternative(add.Alternative) is { } alternative => new StrategyEffectInput.AddAlternative(add.RequirementId, alternative),
        SetBuffer buffer => new StrategyEffectInput.SetBuffer(buffer.RequirementId, buffer.BufferHours),
        SetRecovery recovery => new StrategyEffectInput.SetRecovery(recovery.ResourceId, recovery.RecoveryHours),
        AddUnits units => new StrategyEffectInput.AddUnits(units.RequirementId, units.Ref, units.Units),
        ScaleFrequency scale => new StrategyEffectInput.ScaleFrequency(scale.ThreatId, (double)scale.Factor),
        ScaleDuration scale => new StrategyEffectInput.ScaleDuration(scale.ThreatId, (double)scale.Factor),
        ScaleDirectCost scale => new StrategyEffectInput.ScaleDirectCost(scale.ThreatId, (double)scale.Factor),
        InsurancePayout payout => new StrategyEffectInput.InsurancePayout(payout.ThreatId, (double)(payout.Deductible ?? 0), (double)(payout.Limit ?? 0), (double)(payout.WaitHours ?? 0)),
        _ => null,
    };
}
