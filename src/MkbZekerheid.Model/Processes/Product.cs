namespace MkbZekerheid.Model;

/// <summary>A product or service (method 1.2 Product). Owner: processes.</summary>
public sealed record Product
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Product)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Turnover, euro per year.</summary>
    [Money]
    public decimal? Turnover { get; init; }

    /// <summary>Gross margin, euro per year.</summary>
    [Money]
    public decimal? GrossMargin { get; init; }

    /// <summary>Minimum level of delivery (MBCO), percent of normal.</summary>
    [Percent]
    public decimal? MbcoPercent { get; init; }

    /// <summary>Recovery time objective, hours; unknown means not time-critical.</summary>
    [Hours]
    public decimal? RtoHours { get; init; }

    /// <summary>Impact level 1 to 5 per category at each duration point; never falling.</summary>
    [Ref(EntityKind.ImpactCategory), NeverFalling, Whole(1, 5)]
    public ModelMap<ModelList<int?>> ImpactLevels { get; init; }

    /// <summary>Loss per hour by elapsed time, non-decreasing.</summary>
    public ModelList<LossRate> LossCurve { get; init; }

    /// <summary>Whether the product is part of the programme; unknown counts as in scope.</summary>
    public bool? InScope { get; init; }

    /// <summary>Order of importance, from 1.</summary>
    [Whole(1)]
    public int? Rank { get; init; }
}

/// <summary>Loss per hour until a number of hours has passed.</summary>
public sealed record LossRate
{
    /// <summary>Until so many hours of outage; unknown means without end.</summary>
    [Hours]
    public decimal? UntilHours { get; init; }

    /// <summary>Euro per hour.</summary>
    [Money]
    public decimal? EurPerHour { get; init; }
}

/// <summary>A customer, or a group of small ones (method 1.2 Customer). Turnover is the sum over products. Owner: processes.</summary>
public sealed record Customer
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Customer)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Order in which customers are served first, from 1.</summary>
    [Whole(1)]
    public int? RecoveryRank { get; init; }

    /// <summary>Number of customers that the entry stands for.</summary>
    [Whole(1)]
    public int? MemberCount { get; init; }

    /// <summary>Penalty, percent of the order per week.</summary>
    [Percent]
    public decimal? PenaltyPercentPerWeek { get; init; }

    /// <summary>Longest delay that the customer takes, hours.</summary>
    [Hours]
    public decimal? MaxDelayHours { get; init; }

    /// <summary>Euro per year per product.</summary>
    [Ref(EntityKind.Product), Money]
    public ModelMap<decimal> TurnoverByProduct { get; init; }

    /// <summary>Contract.</summary>
    public string? ContractRef { get; init; }

    /// <summary>Notice period of the contract, days.</summary>
    [Whole]
    public int? ContractNoticeDays { get; init; }
}
