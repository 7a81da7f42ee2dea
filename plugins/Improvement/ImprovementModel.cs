using MkbZekerheid.Modules;

namespace MkbZekerheid.Improvement;

/// <summary>The sections of the model that this phase owns, and their tables.</summary>
internal sealed class ImprovementModel : RecordContributor
{
    public ImprovementModel()
    {
        List(model => model.Incidents, "improvement.incident");
        List(model => model.Reviews, "improvement.review");
        List(model => model.ChangeTriggers, "improvement.change_trigger");
        Map(model => model.MaturitySelfAssessment, "improvement.maturity_assessment");
        List(model => model.YearCalendar, "improvement.calendar_item");
    }
}
