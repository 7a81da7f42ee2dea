using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Improvement.Rules;

/// <summary>The done-rules of phase 8 (method 1.8).</summary>
internal sealed class ImprovementRules : RuleSet
{
    private const int Year = 365;
    private const int GraceDays = 30;

    public ImprovementRules()
    {
        Blocking("F8-01", A_management_review_with_decisions_was_held);
        Blocking("F8-02", No_action_is_long_overdue);
        Blocking("F8-03", The_calendar_of_the_coming_year_stands);
        Warning("F8-04", Everything_approved_is_within_its_review_date);
        Warning("F8-05", Every_month_has_its_figures_and_its_dependencies);
        Warning("F8-06", Changes_were_handled_in_time);
        Warning("F8-07", An_audit_or_self_assessment_was_held);
        Warning("F8-08", Dependencies_are_not_higher_than_a_year_ago);
    }

    private static bool Recent(ResilienceModel model, DateOnly? date) => date is { } on && on <= model.AsOf && model.AsOf!.Value.DayNumber - on.DayNumber <= Year;

    private static RuleResult A_management_review_with_decisions_was_held(ResilienceModel model)
    {
        if (!model.Reviews.IsKnown)
        {
            return Answer.Unknown("F8-01");
        }

        var held = model.Reviews.Where(review => review.Kind == ReviewKind.ManagementReview && Recent(model, review.Date)).ToList();
        return held.Count == 0 ? RuleResult.NotMet("F8-01.NotMet", [])
            : held.Exists(review => review.Decisions is not null || review.DecisionTexts.IsKnown)
                ? RuleResult.Met("F8-01.Met", held.Max(review => review.Date)!.Value.ToString("d", System.Globalization.CultureInfo.CurrentCulture))
                : RuleResult.NotMet("F8-01.NoDecisions", [.. held.Select(review => review.Id)]);
    }

    private static RuleResult No_action_is_long_overdue(ResilienceModel model) => !model.Actions.IsKnown
        ? Answer.Unknown("F8-02")
        : Answer.Of("F8-02", model.Actions.Where(action => action.ClosedOn is null && (action.PostponedTo ?? action.DueOn) is { } due
            && model.AsOf!.Value.DayNumber - due.DayNumber > GraceDays).Select(action => action.Id), GraceDays);

    /// <summary>Each of the coming twelve months has something in the calendar.</summary>
    private static RuleResult The_calendar_of_the_coming_year_stands(ResilienceModel model)
    {
        if (!model.YearCalendar.IsKnown)
        {
            return Answer.Unknown("F8-03");
        }

        var first = new DateOnly(model.AsOf!.Value.Year, model.AsOf.Value.Month, 1).AddMonths(1);
        return Answer.Of("F8-03", Enumerable.Range(0, 12).Select(first.AddMonths)
            .Where(month => !model.YearCalendar.Any(item => item.DueOn is { } due && due.Year == month.Year && due.Month == month.Month))
            .Select(month => month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static RuleResult Everything_approved_is_within_its_review_date(ResilienceModel model)
    {
        if (!model.Approvals.IsKnown && !model.Plans.IsKnown)
        {
            return Answer.Unknown("F8-04");
        }

        var approvals = model.Approvals.Where(approval => PhaseApproval.ReviewDueOn(model, approval) is { } due && due <= model.AsOf).Select(approval => approval.Id);
        var plans = model.Plans.Where(plan => plan is { Status: ApprovalStatus.Approved, ReviewDueOn: { } due } && due <= model.AsOf).Select(plan => plan.Id);
        return Answer.Of("F8-04", approvals.Concat(plans));
    }

    /// <summary>Every closed month since the first one recorded, twelve at most, has figures and (when dependencies are kept) a snapshot.</summary>
    private static RuleResult Every_month_has_its_figures_and_its_dependencies(ResilienceModel model)
    {
        if (!model.KpiValues.IsKnown || !model.Dependencies.IsKnown)
        {
            return Answer.Unknown("F8-05");
        }

        static (int, int) Month(DateOnly date) => (date.Year, date.Month);
        var figures = model.KpiValues.Select(value => Month(value.Month)).ToHashSet();
        var snapshots = model.Dependencies.SelectMany(dependency => dependency.History).Select(snapshot => Month(snapshot.Month)).ToHashSet();
        var last = model.AsOf!.Value.AddDays(1);
        var months = Enumerable.Range(1, 12).Select(back => new DateOnly(last.Year, last.Month, 1).AddMonths(-back)).ToList();
        var begun = months.FindLastIndex(month => figures.Contains(Month(month)) || snapshots.Contains(Month(month)));
        return Answer.Of("F8-05", months.Take(Math.Max(1, begun + 1)).Where(month => !figures.Contains(Month(month)) || !snapshots.Contains(Month(month)))
            .Select(month => month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static RuleResult Changes_were_handled_in_time(ResilienceModel model) => !model.ChangeTriggers.IsKnown
        ? Answer.Unknown("F8-06")
        : Answer.Of("F8-06", model.ChangeTriggers.Where(trigger => trigger.Date is { } date && (trigger.HandledOn ?? model.AsOf!.Value).DayNumber - date.DayNumber > GraceDays).Select(trigger => trigger.Id), GraceDays);

    private static RuleResult An_audit_or_self_assessment_was_held(ResilienceModel model) => !model.Reviews.IsKnown
        ? Answer.Unknown("F8-07")
        : model.Reviews.Any(review => review.Kind is ReviewKind.InternalAudit or ReviewKind.SelfAssessment && Recent(model, review.Date))
            ? RuleResult.Met("F8-07.Met") : RuleResult.NotMet("F8-07.NotMet", []);

    private static RuleResult Dependencies_are_not_higher_than_a_year_ago(ResilienceModel model)
    {
        var totals = model.Dependencies.SelectMany(dependency => dependency.History).Where(snapshot => snapshot.Score is not null)
            .GroupBy(snapshot => snapshot.Month).OrderBy(group => group.Key).Select(group => group.Sum(snapshot => snapshot.Score!.Value)).ToList();
        return totals.Count < 12 ? Answer.Unknown("F8-08", "Unknown", totals.Count)
            : totals[^1] <= totals[^12] ? RuleResult.Met("F8-08.Met", totals[^12], totals[^1]) : RuleResult.NotMet("F8-08.NotMet", [], totals[^12], totals[^1]);
    }
}
