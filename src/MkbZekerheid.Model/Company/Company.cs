namespace MkbZekerheid.Model;

/// <summary>The organisation that the model describes (method 1.1 Organisation). Owner: core.</summary>
public sealed record Company
{
    /// <summary>Code, 1 to 40 characters.</summary>
    [Code(EntityKind.Company)]
    public required string Id { get; init; }

    /// <summary>Name, 1 to 120 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Sector in words.</summary>
    public string? Sector { get; init; }

    /// <summary>SBI code of the sector.</summary>
    public string? Sbi { get; init; }

    /// <summary>Number of people, at least 1.</summary>
    [Whole(1)]
    public int? Employees { get; init; }

    /// <summary>Turnover, euro per year.</summary>
    [Money]
    public decimal? Turnover { get; init; }

    /// <summary>Gross margin (turnover minus purchases and outsourced work), euro per year.</summary>
    [Money]
    public decimal? GrossMargin { get; init; }

    /// <summary>Region in words.</summary>
    public string? Region { get; init; }

    /// <summary>Pattern of working hours in words.</summary>
    public string? WorkingHours { get; init; }
}

/// <summary>A department, which owns one plan (method 1.1 Department). Owner: core.</summary>
public sealed record Department
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Department)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Number of people.</summary>
    [Whole]
    public int? Headcount { get; init; }

    /// <summary>Role title of the manager.</summary>
    [RoleTitle]
    public string? ManagerRole { get; init; }

    /// <summary>Role title of the deputy; must differ from the manager.</summary>
    [RoleTitle]
    public string? DeputyRole { get; init; }

    /// <summary>Whether the department is part of the programme; unknown counts as in scope.</summary>
    public bool? InScope { get; init; }
}

/// <summary>A role in the company, with at most one person behind it. Only the role title is mandatory. Owner: core.</summary>
public sealed record Person
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Person)]
    public required string Id { get; init; }

    /// <summary>Role title, as used in every other field that names a role.</summary>
    [Shorthand]
    public string? Role { get; init; }

    /// <summary>Department.</summary>
    [Ref(EntityKind.Department)]
    public string? DepartmentId { get; init; }

    /// <summary>Role title of the first deputy.</summary>
    [RoleTitle]
    public string? DeputyRole { get; init; }

    /// <summary>Role title of the second deputy.</summary>
    [RoleTitle]
    public string? SecondDeputyRole { get; init; }

    /// <summary>Name of the person; personal data, optional, removable, never in demo data.</summary>
    public string? Name { get; init; }

    /// <summary>Telephone; personal data, optional.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail; personal data, optional.</summary>
    public string? Email { get; init; }

    /// <summary>First day in the role.</summary>
    public DateOnly? ActiveFrom { get; init; }

    /// <summary>Last day in the role.</summary>
    public DateOnly? ActiveUntil { get; init; }
}
