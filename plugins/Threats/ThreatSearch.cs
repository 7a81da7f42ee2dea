using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Threats;

/// <summary>Threats, scenarios and weak spots can be found by name or code.</summary>
internal sealed class ThreatSearch : ISearchSource
{
    private const string Path = "stap/3-bedreigingen";

    public IEnumerable<SearchHit> Entries(ResilienceModel model) =>
    [
        .. model.Threats.Select(threat => new SearchHit("threat", threat.Id, threat.Name ?? threat.Id, $"{Path}#{threat.Id}")),
        .. model.Scenarios.Select(scenario => new SearchHit("scenario", scenario.Id, scenario.Name ?? scenario.Id, $"{Path}#situaties")),
        .. model.Vulnerabilities.Select(weak => new SearchHit("vulnerability", weak.Id, weak.Text ?? weak.Id, $"{Path}#zwakke-plekken")),
    ];
}
