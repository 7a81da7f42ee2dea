namespace MkbZekerheid.Model;

/// <summary>Kinds of processes.</summary>
public enum ProcessKind { Core, CustomerFacing, Supporting, Governing }

/// <summary>A process (method 1.2 Process). Its minimum level is the lowest of its essential activities, unless raised by hand. Owner: processes.</summary>
public sealed record Process
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Process)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Department.</summary>
    [Ref(EntityKind.Department)]
    public string? DepartmentId { get; init; }

    /// <summary>Role title of the owner.</summary>
    [RoleTitle]
    public string? OwnerRole { get; init; }

    /// <summary>Kind.</summary>
    public ProcessKind? Kind { get; init; }

    /// <summary>Whether the process is part of the programme; unknown counts as in scope.</summary>
    public bool? InScope { get; init; }

    /// <summary>Minimum level set by hand above the lowest of its essential activities, percent; unknown means not raised.</summary>
    [Percent]
    public decimal? RaisedMolPercent { get; init; }
}

/// <summary>A product needs a process (method 1.2 ProductProcessLink). Owner: processes.</summary>
public sealed record ProductProcessLink
{
    /// <summary>Product.</summary>
    [Ref(EntityKind.Product)]
    public required string ProductId { get; init; }

    /// <summary>Process.</summary>
    [Ref(EntityKind.Process)]
    public required string ProcessId { get; init; }

    /// <summary>How long delivery goes on when the process stops, hours.</summary>
    [Hours]
    public decimal? BufferHours { get; init; }
}
