namespace MkbZekerheid.Model;

/// <summary>Reasons that can be chosen with the first question.</summary>
public enum WhyReason { CustomerDemand, LawOrSupervision, EarlierDisruption, InsurerOrBank, OwnConviction }

/// <summary>What can be protected, with the second question.</summary>
public enum ProtectGoal { People, ProductsAndServices, Customers, Reputation, Environment, FinancialHealth, Data }

/// <summary>The answer to one of the four why-questions (method 1.1 WhyAnswer; key <c>whyQuestions</c>). The question itself is fixed. Owner: scope.</summary>
public sealed record WhyAnswer
{
    /// <summary>Number of the question, 1 to 4.</summary>
    [Whole(1, 4)]
    public required int No { get; init; }

    /// <summary>The answer.</summary>
    public string? Answer { get; init; }

    /// <summary>Question 1: reasons.</summary>
    public ModelList<WhyReason> Reasons { get; init; }

    /// <summary>Question 2: what is protected.</summary>
    public ModelList<ProtectGoal> ProtectGoals { get; init; }

    /// <summary>Question 3: level per product.</summary>
    public ModelList<TargetLevel> TargetLevels { get; init; }

    /// <summary>Question 3: budget once, euro.</summary>
    [Money]
    public decimal? BudgetOnce { get; init; }

    /// <summary>Question 3: budget, euro per year.</summary>
    [Money]
    public decimal? BudgetPerYear { get; init; }

    /// <summary>Question 3: maturity aimed at, 1 to 5.</summary>
    [Whole(1, 5)]
    public int? MaturityTarget { get; init; }

    /// <summary>Question 4: the role assignments that the answer names.</summary>
    [Ref(EntityKind.RoleAssignment)]
    public ModelList<string> RoleAssignmentIds { get; init; }
}

/// <summary>How much of a product must be delivered again, and when, as aimed at in the first phase.</summary>
public sealed record TargetLevel
{
    /// <summary>Product.</summary>
    [Ref(EntityKind.Product)]
    public required string ProductId { get; init; }

    /// <summary>Percent of normal delivery.</summary>
    [Percent]
    public decimal? MbcoPercent { get; init; }

    /// <summary>Longest outage in hours.</summary>
    [Hours]
    public decimal? MaxOutageHours { get; init; }
}
