namespace MkbZekerheid.Model;

/// <summary>An answer that may be unknown on purpose.</summary>
public enum YesNoUnknown { Yes, No, Unknown }

/// <summary>How well a supplier can go on (method 1.4 SupplierAssessment). Owner: dependencies.</summary>
public sealed record SupplierAssessment
{
    /// <summary>Code.</summary>
    [Code(EntityKind.SupplierAssessment)]
    public required string Id { get; init; }

    /// <summary>Supplier (a resource).</summary>
    [Ref(EntityKind.Resource)]
    public required string SupplierId { get; init; }

    /// <summary>Whether the supplier has a plan of its own.</summary>
    public YesNoUnknown? HasOwnPlan { get; init; }

    /// <summary>Whether that plan was tested.</summary>
    public YesNoUnknown? Tested { get; init; }

    /// <summary>Notice period of the contract, days.</summary>
    [Whole]
    public int? ContractNoticeDays { get; init; }

    /// <summary>Stock that the supplier keeps for us, hours.</summary>
    [Hours]
    public decimal? StockHours { get; init; }

    /// <summary>Second source (a resource), if any.</summary>
    [Ref(EntityKind.Resource)]
    public string? SecondSourceId { get; init; }

    /// <summary>Answers to the ten standard questions.</summary>
    public ModelList<SupplierAnswer> Answers { get; init; }

    /// <summary>Score as given, 0 to 100.</summary>
    [Percent]
    public decimal? Score { get; init; }

    /// <summary>When it was done.</summary>
    public DateOnly? AssessedOn { get; init; }

    /// <summary>When the next one is due.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <summary>The answer to one standard question.</summary>
public sealed record SupplierAnswer
{
    /// <summary>Number of the question, 1 to 10.</summary>
    [Whole(1, 10)]
    public required int No { get; init; }

    /// <summary>The answer.</summary>
    public YesNoUnknown? Answer { get; init; }

    /// <summary>Remark.</summary>
    public string? Remark { get; init; }
}

/// <summary>Who can do a critical task (method 1.4 SkillMatrix). The bus factor is the number of people at level 2 or higher. Owner: dependencies.</summary>
public sealed record SkillTask
{
    /// <summary>Code.</summary>
    [Code(EntityKind.SkillTask)]
    public required string Id { get; init; }

    /// <summary>The task.</summary>
    public string? Task { get; init; }

    /// <summary>Activity that it belongs to.</summary>
    [Ref(EntityKind.Activity)]
    public string? ActivityId { get; init; }

    /// <summary>Who can do it, at which level.</summary>
    public ModelList<SkillLevel> People { get; init; }
}

/// <summary>A number of people in a role at one level.</summary>
public sealed record SkillLevel
{
    /// <summary>Role title.</summary>
    [RoleTitle]
    public required string Role { get; init; }

    /// <summary>Number of people; unknown counts as 1.</summary>
    [Whole(0, 100_000)]
    public int? Count { get; init; }

    /// <summary>1 with help, 2 alone, 3 can teach it.</summary>
    [Whole(1, 3)]
    public int? Level { get; init; }
}
