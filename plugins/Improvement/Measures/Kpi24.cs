using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Improvement.Measures;

/// <summary>
/// KPI24, real disruptions handled with a plan: of the incidents that lasted longer than the recovery goal of the activity
/// that they hit, the share in which the plan was used and the goal was reached, percent.
/// </summary>
internal sealed class Kpi24 : IMeasure
{
    public string Id => "KPI24";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Percent, target: 100, zero: 0);

    public Role Owner => Role.ProgrammeLead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        var goals = model.Activities.Where(activity => activity.RtoHours is not null).ToDictionary(activity => activity.Id, activity => activity.RtoHours!.Value);
        var counted = model.Incidents.Where(incident => incident is { ActivityId: { } activity, DurationHours: { } hours } && goals.TryGetValue(activity, out var goal) && hours > goal).ToList();
        if (counted.Count == 0)
        {
            return MeasureResult.None("Measure.KPI24.NoData");
        }

        var handled = counted.Where(incident => incident.PlanActivated == true && incident.RtoAchievedHours <= goals[incident.ActivityId!]).Select(incident => incident.Id).ToList();
        return MeasureResult.Of(Math.Round(100m * handled.Count / counted.Count, 2, MidpointRounding.AwayFromZero),
            new MeasureTerm("Measure.KPI24.Handled", handled.Count, handled), new MeasureTerm("Measure.KPI24.Incidents", counted.Count, [.. counted.Select(incident => incident.Id)]));
    }
}
