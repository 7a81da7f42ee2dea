namespace MkbZekerheid.Engine;

/// <summary>What is in a department plan.</summary>
public sealed record PlanFacts
{
    /// <summary>The plan belongs to a department.</summary>
    public bool DepartmentSet { get; init; }

    /// <summary>It says when to start it.</summary>
    public bool ActivationCriteria { get; init; }

    /// <summary>The team row of the activating role has a deputy.</summary>
    public bool ActivatingRoleHasDeputy { get; init; }

    /// <summary>First actions for an employee (question 1).</summary>
    public int RespondSteps { get; init; }

    /// <summary>Other ways of working (question 2).</summary>
    public int AlternativeWays { get; init; }

    /// <summary>Participants in the recovery (question 3).</summary>
    public int Participants { get; init; }

    /// <summary>Share 0-1 of the department's critical activities that are in the plan.</summary>
    public decimal CriticalActivitiesIncluded { get; init; }

    /// <summary>Strategies it is linked to.</summary>
    public int Strategies { get; init; }

    /// <summary>Share 0-1 of steps with a role and a time; 0 without steps.</summary>
    public decimal StepsWithRoleAndTime { get; init; }

    /// <summary>Share 0-1 of the plan's critical activities (class A to C) with a step within their RTO.</summary>
    public decimal CriticalActivitiesWithTimelyStep { get; init; }

    /// <summary>Minimum staffing is given.</summary>
    public bool MinimumStaffing { get; init; }

    /// <summary>Contacts were checked at most 183 days ago.</summary>
    public bool ContactsChecked { get; init; }

    /// <summary>Communication items.</summary>
    public int CommunicationItems { get; init; }

    /// <summary>There is a copy off line.</summary>
    public bool OfflineCopy { get; init; }

    /// <summary>The way back to normal is described.</summary>
    public bool ReturnToNormal { get; init; }

    /// <summary>Version and approval date are set.</summary>
    public bool VersionAndApprovalDate { get; init; }
}

/// <summary>One of the sixteen items with its weight and how far it is met.</summary>
/// <param name="Number">1-16.</param>
/// <param name="Weight">Points when fully met; all weights together are 100.</param>
/// <param name="Mandatory">Must be fully met to approve the plan.</param>
/// <param name="Fraction">0-1.</param>
public sealed record PlanItem(int Number, decimal Weight, bool Mandatory, decimal Fraction);

/// <summary>Completeness of a plan.</summary>
/// <param name="Score">0-100.</param>
/// <param name="MandatoryMet">All mandatory items fully met.</param>
/// <param name="Items">The sixteen items.</param>
public sealed record PlanCompletenessResult(decimal Score, bool MandatoryMet, IReadOnlyList<PlanItem> Items);

/// <summary>Completeness of a department plan: sum of weight x fraction over sixteen items (method 2.14).</summary>
public static class PlanCompleteness
{
    /// <summary>Contacts must have been checked within this number of days.</summary>
    public const int ContactDays = 183;

    /// <summary>Scores a plan.</summary>
    public static PlanCompletenessResult Of(PlanFacts plan)
    {
        PlanItem[] items =
        [
            new(1, 5, true, Met(plan.DepartmentSet)),
            new(2, 8, true, Met(plan.ActivationCriteria)),
            new(3, 5, true, Met(plan.ActivatingRoleHasDeputy)),
            new(4, 10, true, Math.Min(1, plan.RespondSteps / 3m)),
            new(5, 10, true, Met(plan.AlternativeWays > 0)),
            new(6, 10, true, Math.Min(1, plan.Participants / 2m)),
            new(7, 8, true, plan.CriticalActivitiesIncluded),
            new(8, 5, false, Met(plan.Strategies > 0)),
            new(9, 8, false, plan.StepsWithRoleAndTime),
            new(10, 8, false, plan.CriticalActivitiesWithTimelyStep),
            new(11, 4, false, Met(plan.MinimumStaffing)),
            new(12, 5, false, Met(plan.ContactsChecked)),
            new(13, 4, false, Met(plan.CommunicationItems > 0)),
            new(14, 4, true, Met(plan.OfflineCopy)),
            new(15, 3, false, Met(plan.ReturnToNormal)),
            new(16, 3, true, Met(plan.VersionAndApprovalDate)),
        ];
        return new PlanCompletenessResult(items.Sum(i => i.Weight * i.Fraction), items.All(i => !i.Mandatory || i.Fraction == 1), items);
    }

    /// <summary>Part of a whole as a fraction; nothing to check counts as met.</summary>
    public static decimal Share(int met, int of) => of == 0 ? 1 : (decimal)met / of;

    /// <summary>True when the contacts were checked recently enough.</summary>
    public static bool ContactsAreFresh(DateOnly? checkedOn, DateOnly asOf) =>
        checkedOn is { } day && asOf.DayNumber - day.DayNumber <= ContactDays;

    private static decimal Met(bool met) => met ? 1 : 0;
}
