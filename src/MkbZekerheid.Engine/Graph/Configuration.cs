using System.Collections.Frozen;

namespace MkbZekerheid.Engine;

/// <summary>Which strategies count. Results are always computed for one configuration (method 2.20 rule 5).</summary>
public sealed class Configuration
{
    private readonly Func<StrategyInput, bool> _counts;

    private Configuration(string name, Func<StrategyInput, bool> counts)
    {
        Name = name;
        _counts = counts;
    }

    /// <summary>No strategies.</summary>
    public static Configuration None { get; } = new("none", _ => false);

    /// <summary>Strategies that work today.</summary>
    public static Configuration Implemented { get; } = new("implemented", s => s.Status == StrategyStatus.Implemented);

    /// <summary>Implemented and chosen strategies.</summary>
    public static Configuration Chosen { get; } = new("chosen", s => s.Status is StrategyStatus.Implemented or StrategyStatus.Chosen);

    /// <summary>All strategies, proposals included, rejected ones not.</summary>
    public static Configuration Every { get; } = new("every", s => s.Status != StrategyStatus.Rejected);

    /// <summary>The four fixed configurations, in the order none, implemented, chosen, every.</summary>
    public static IReadOnlyList<Configuration> Standard { get; } = [None, Implemented, Chosen, Every];

    /// <summary>Name as it appears in output: none, implemented, chosen, every, or the name given to <see cref="Of"/>.</summary>
    public string Name { get; }

    /// <summary>Exactly these strategies, whatever their status.</summary>
    public static Configuration Of(string name, IEnumerable<string> strategyIds)
    {
        var ids = strategyIds.ToFrozenSet(StringComparer.Ordinal);
        return new Configuration(name, s => ids.Contains(s.Id));
    }

    /// <summary>True when the strategy counts in this configuration.</summary>
    public bool Counts(StrategyInput strategy) => _counts(strategy);

    /// <summary>The strategies that count, in file order.</summary>
    public IReadOnlyList<StrategyInput> Select(CompanyModel model) => [.. model.Strategies.Where(_counts)];
}
