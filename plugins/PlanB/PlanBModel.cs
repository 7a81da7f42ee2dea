using MkbZekerheid.Modules;

namespace MkbZekerheid.PlanB;

/// <summary>The sections of the model that this phase owns, and their tables.</summary>
internal sealed class PlanBModel : RecordContributor
{
    public PlanBModel()
    {
        List(model => model.Plans, "planb.plan")
            .Child(plan => plan.Team, "planb.team_member")
            .Child(plan => plan.RespondSteps, "planb.respond_step")
            .Child(plan => plan.AlternativeWays, "planb.alternative_way")
            .Child(plan => plan.Steps, "planb.plan_step")
            .Child(plan => plan.Communication, "planb.communication_item");
        One(model => model.CrisisPlan, "planb.crisis_plan");
        List(model => model.Contacts, "planb.contact");
        List(model => model.ReadConfirmations, "planb.read_confirmation");
    }
}
