namespace MkbZekerheid.Model;

/// <summary>The four standard scenarios.</summary>
public enum StandardScenario { BuildingGone, PeopleGone, IctGone, SupplyGone }

/// <summary>A story about what can happen, for planning and exercising (method 1.3 Scenario). Owner: threats.</summary>
public sealed record Scenario
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Scenario)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Which standard scenario it is, if any.</summary>
    public StandardScenario? Standard { get; init; }

    /// <summary>Threats that make it happen.</summary>
    [Ref(EntityKind.Threat)]
    public ModelList<string> ThreatIds { get; init; }

    /// <summary>Resources that are lost, and for how long.</summary>
    public ModelList<LostResource> LostResources { get; init; }

    /// <summary>The story.</summary>
    public string? Narrative { get; init; }
}

/// <summary>A resource that a scenario takes away.</summary>
public sealed record LostResource
{
    /// <summary>Resource.</summary>
    [Ref(EntityKind.Resource)]
    public required string Ref { get; init; }

    /// <summary>For so many hours; unknown means its own recovery time.</summary>
    [Hours]
    public decimal? DurationHours { get; init; }
}

/// <summary>A weak spot (method 1.3 Vulnerability). Owner: threats.</summary>
public sealed record Vulnerability
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Vulnerability)]
    public required string Id { get; init; }

    /// <summary>Resource or activity.</summary>
    [Ref(EntityKind.Resource, EntityKind.Activity)]
    public string? Ref { get; init; }

    /// <summary>What is weak.</summary>
    public string? Text { get; init; }

    /// <summary>How bad, 1 to 5.</summary>
    [Whole(1, 5)]
    public int? Severity { get; init; }

    /// <summary>Threats that use it.</summary>
    [Ref(EntityKind.Threat)]
    public ModelList<string> ThreatIds { get; init; }
}
