using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.PlanB.Rules;

/// <summary>What is in a department plan, counted for its completeness: sixteen weighted items, some mandatory.</summary>
internal static class PlanCheck
{
    /// <summary>Completeness of a plan on the as-of date of the model. Without impact levels no activity is critical, and nothing is asked of it.</summary>
    public static PlanCompletenessResult Of(ResilienceModel model, Plan plan)
    {
        var critical = CriticalOfDepartment(model, plan.DepartmentId);
        var ownCritical = model.Activities.Where(activity => plan.ActivityIds.Contains(activity.Id) && model.Analysis().Impact.IsCritical(activity) == true).ToList();
        return PlanCompleteness.Of(new PlanFacts
        {
            DepartmentSet = plan.DepartmentId is not null,
            ActivationCriteria = !string.IsNullOrWhiteSpace(plan.ActivationCriteria),
            ActivatingRoleHasDeputy = plan.ActivationDeputyRole is not null
                || plan.Team.Any(member => member.Role == plan.ActivatedByRole && !string.IsNullOrWhiteSpace(member.DeputyRole)),
            RespondSteps = plan.RespondSteps.Count,
            AlternativeWays = plan.AlternativeWays.Count,
            Participants = plan.ResponseTeam?.Participants.Count ?? 0,
            CriticalActivitiesIncluded = PlanCompleteness.Share(critical.Count(activity => plan.ActivityIds.Contains(activity.Id)), critical.Count),
            Strategies = plan.StrategyIds.Count,
            StepsWithRoleAndTime = plan.Steps.Count == 0 ? 0 : PlanCompleteness.Share(plan.Steps.Count(step => !string.IsNullOrWhiteSpace(step.Role) && step.WithinHours is not null), plan.Steps.Count),
            CriticalActivitiesWithTimelyStep = PlanCompleteness.Share(ownCritical.Count(activity => HasTimelyStep(plan, activity)), ownCritical.Count),
            MinimumStaffing = plan.MinimumStaff.Count > 0,
            ContactsChecked = PlanCompleteness.ContactsAreFresh(plan.ContactListCheckedOn, model.AsOf!.Value),
            CommunicationItems = plan.Communication.Count,
            OfflineCopy = plan.OfflineCopy == true,
            ReturnToNormal = !string.IsNullOrWhiteSpace(plan.ReturnToNormal?.Criteria),
            VersionAndApprovalDate = !string.IsNullOrWhiteSpace(plan.Version) && plan.ApprovedOn is not null,
        });
    }

    /// <summary>True when the plan has a step for the activity that starts within the activity's recovery goal.</summary>
    public static bool HasTimelyStep(Plan plan, Activity activity) =>
        plan.Steps.Any(step => step.ActivityId == activity.Id && step.WithinHours is { } within && within <= activity.RtoHours);

    /// <summary>Critical activities of a department, through their process.</summary>
    public static IReadOnlyList<Activity> CriticalOfDepartment(ResilienceModel model, string? departmentId)
    {
        var processes = model.Processes.Where(process => departmentId is not null && process.DepartmentId == departmentId).Select(process => process.Id).ToHashSet(StringComparer.Ordinal);
        return [.. model.Activities.Where(activity => processes.Contains(activity.ProcessId) && model.Analysis().Impact.IsCritical(activity) == true)];
    }
}
