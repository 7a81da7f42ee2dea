using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Strategy;

/// <summary>Strategies can be found by name or code.</summary>
internal sealed class StrategySearch : ISearchSource
{
    private const string Path = "stap/5-strategie";

    public IEnumerable<SearchHit> Entries(ResilienceModel model) =>
    [
        .. model.Strategies.Select(strategy => new SearchHit("strategy", strategy.Id, strategy.Name ?? strategy.Id, $"{Path}#{strategy.Id}")),
    ];
}
