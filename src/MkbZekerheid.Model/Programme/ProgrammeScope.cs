namespace MkbZekerheid.Model;

/// <summary>What a scope item can point at.</summary>
public enum ScopeObjectType { Product, Process, Location, Department }

/// <summary>What is inside and what is outside the programme (method 1.1 ScopeItem). Owner: scope.</summary>
public sealed record ProgrammeScope
{
    /// <summary>Inside.</summary>
    public ModelList<ScopeItem> In { get; init; }

    /// <summary>Outside, each with a reason.</summary>
    public ModelList<ScopeItem> Out { get; init; }

    /// <summary>Whether climate change matters for the company.</summary>
    public bool? ClimateChangeRelevant { get; init; }

    /// <summary>Why it does or does not.</summary>
    public string? ClimateChangeReason { get; init; }
}

/// <summary>One line of the scope, in words and, where possible, with the codes that it stands for.</summary>
public sealed record ScopeItem
{
    /// <summary>The item in words.</summary>
    [Shorthand]
    public string? Item { get; init; }

    /// <summary>What kind of object it is about.</summary>
    public ScopeObjectType? ObjectType { get; init; }

    /// <summary>Codes of the objects (a location is a resource).</summary>
    [Ref(EntityKind.Product, EntityKind.Process, EntityKind.Resource, EntityKind.Department)]
    public ModelList<string> Refs { get; init; }

    /// <summary>Why; needed when outside.</summary>
    public string? Reason { get; init; }
}
