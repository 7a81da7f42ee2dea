using MkbZekerheid.Modules;

namespace MkbZekerheid.Strategy;

/// <summary>The sections of the model that this phase owns, and their tables.</summary>
internal sealed class StrategyModel : RecordContributor
{
    public StrategyModel()
    {
        List(model => model.Strategies, "strategy.strategy");
        One(model => model.RecoveryOrder, "strategy.recovery_order");
        List(model => model.RecoveryCrew, "strategy.recovery_crew");
    }
}
