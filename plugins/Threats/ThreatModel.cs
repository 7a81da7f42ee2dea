using MkbZekerheid.Modules;

namespace MkbZekerheid.Threats;

/// <summary>The sections of the model that this phase owns, and their tables.</summary>
internal sealed class ThreatModel : RecordContributor
{
    public ThreatModel()
    {
        List(model => model.Threats, "threats.threat").Child(threat => threat.Effects, "threats.threat_effect");
        List(model => model.Scenarios, "threats.scenario");
        List(model => model.Vulnerabilities, "threats.vulnerability");
    }
}
