using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Scope;

public sealed class ScopeRuleTests
{
    [Theory]
    [InlineData("F1-01"), InlineData("F1-02"), InlineData("F1-03"), InlineData("F1-04"), InlineData("F1-05"), InlineData("F1-06"), InlineData("F1-07"), InlineData("F1-08"), InlineData("F1-09")]
    public Task A_company_that_is_ready_meets(string rule) => RuleCase.HoldsAsync(rule);

    [Fact]
    public async Task An_answer_of_nineteen_words_is_too_short()
    {
        await RuleCase.FailsAsync("F1-01", "2", m => m with { WhyAnswers = m.WhyAnswers.With(1, a => a with { Answer = string.Join(" - ", Enumerable.Repeat("woord", 19)) }) });
        await RuleCase.FailsAsync("F1-01", "4", m => m with { WhyAnswers = [.. m.WhyAnswers.Take(3)] });
        await RuleCase.IsUnknownAsync("F1-01", m => m with { WhyAnswers = default });
    }

    [Fact]
    public async Task One_sponsor_one_lead_and_two_different_people_per_department()
    {
        await RuleCase.FailsAsync("F1-02", "D1", m => m with { Departments = m.Departments.With(0, d => d with { DeputyRole = d.ManagerRole }) });
        await RuleCase.FailsAsync("F1-02", "D1", m => m with { Departments = m.Departments.With(0, d => d with { DeputyRole = null }) });
        await RuleCase.FailsAsync("F1-02", "programmeLead", m => m with { RoleAssignments = [m.RoleAssignments[0]] });
        await RuleCase.FailsAsync("F1-02", "director", m => m with { RoleAssignments = [.. m.RoleAssignments, m.RoleAssignments[0] with { Id = "R3" }] });
        await RuleCase.IsUnknownAsync("F1-02", m => m with { RoleAssignments = m.RoleAssignments.With(0, r => r with { Role = null }) });
        await RuleCase.IsUnknownAsync("F1-02", m => m with { Departments = default });
    }

    [Fact]
    public async Task Something_is_inside_and_what_is_outside_has_a_reason()
    {
        await RuleCase.FailsAsync("F1-03", "", m => m with { Scope = m.Scope! with { In = [] } });
        await RuleCase.FailsAsync("F1-03", "Verhuur", m => m with { Scope = m.Scope! with { Out = [new ScopeItem { Item = "Verhuur", Reason = "Vier woorden zijn er" }] } });
        await RuleCase.HoldsAsync("F1-03", m => m with { Scope = m.Scope! with { Out = [] } });
        await RuleCase.IsUnknownAsync("F1-03", m => m with { Scope = m.Scope! with { Out = default } });
        await RuleCase.IsUnknownAsync("F1-03", m => m with { Scope = null });
    }

    [Fact]
    public async Task The_appetite_has_levels_weights_and_rising_bounds()
    {
        static Func<ResilienceModel, ResilienceModel> First(Func<ImpactCategory, ImpactCategory> change) =>
            m => m with { Scales = m.Scales! with { ImpactCategories = m.Scales.ImpactCategories.With(0, change) } };
        await RuleCase.FailsAsync("F1-04", "FIN", First(c => c with { UnacceptableLevel = null }));
        await RuleCase.FailsAsync("F1-04", "FIN", First(c => c with { EurLowerBounds = [0, 10, 10, 30, 40] }));
        await RuleCase.FailsAsync("F1-04", "FIN,KLA", First(c => c with { Weight = 0.598m }));
        await RuleCase.HoldsAsync("F1-04", First(c => c with { Weight = 0.599m }));
        await RuleCase.FailsAsync("F1-04", "", m => m with { Scales = m.Scales! with { ImpactCategories = [] } });
        await RuleCase.IsUnknownAsync("F1-04", m => m with { RiskAppetite = null });
    }

    [Fact]
    public async Task Four_rising_times()
    {
        await RuleCase.FailsAsync("F1-05", "", m => m with { Scales = m.Scales! with { DurationPoints = [4, 8, 24] } });
        await RuleCase.FailsAsync("F1-05", "", m => m with { Scales = m.Scales! with { DurationPoints = [4, 8, 8, 24] } });
        await RuleCase.IsUnknownAsync("F1-05", m => m with { Scales = null });
    }

    [Fact]
    public async Task Objectives_stakeholders_and_plan_are_warnings()
    {
        await RuleCase.FailsAsync("F1-06", "O1", m => m with { Objectives = m.Objectives.With(0, o => o with { DueOn = null }) });
        await RuleCase.FailsAsync("F1-06", "", m => m with { Objectives = [] });
        await RuleCase.IsUnknownAsync("F1-06", m => m with { Objectives = default });
        await RuleCase.FailsAsync("F1-07", "", m => m with { Stakeholders = [.. m.Stakeholders.Take(2)] });
        await RuleCase.IsUnknownAsync("F1-07", m => m with { LegalRequirements = default });
        await RuleCase.FailsAsync("F1-08", "F1-2", m => m with { Programme = m.Programme! with { Phases = m.Programme.Phases.With(0, p => p with { Tasks = p.Tasks.With(1, t => t with { LeadRole = " " }) }) } });
        await RuleCase.FailsAsync("F1-08", "", m => m with { Programme = m.Programme! with { Weeks = 3 } });
        await RuleCase.IsUnknownAsync("F1-08", m => m with { Programme = null });
    }

    [Fact]
    public async Task Only_the_sponsor_approves_the_first_phase()
    {
        await RuleCase.FailsAsync("F1-09", "B1", m => m with { Approvals = m.Approvals.With(0, a => a with { ApprovedAs = ProgrammeRole.ProgrammeLead }) });
        await RuleCase.FailsAsync("F1-09", "F1", m => m with { Approvals = [.. m.Approvals, SmallCompany.Phase("B9", "F1", ProgrammeRole.Director, status: ApprovalStatus.InRevision)] });
        await RuleCase.IsUnknownAsync("F1-09", m => m with { Approvals = m.Approvals.With(0, a => a with { ApprovedAs = null }) });
        await RuleCase.IsUnknownAsync("F1-09", m => m with { Approvals = default });
    }

    [Fact]
    public async Task Progress_is_the_part_of_tasks_that_is_done_and_no_plan_is_no_figure()
    {
        Assert.Equal(50, (await LoadedPlugins.MeasureAsync("KPI01", SmallCompany.Make())).Value);
        Assert.Null((await LoadedPlugins.MeasureAsync("KPI01", SmallCompany.Make() with { Programme = null })).Value);
    }

    [Fact]
    public async Task Maturity_climbs_one_condition_at_a_time()
    {
        var model = SmallCompany.Make();
        Assert.Equal(0, (await LoadedPlugins.MaturityAsync("scope", model with { WhyAnswers = [] })).Level);
        Assert.Equal(1, (await LoadedPlugins.MaturityAsync("scope", model with { WhyAnswers = [model.WhyAnswers[0]] })).Level);
        Assert.Equal(2, (await LoadedPlugins.MaturityAsync("scope", model with { Approvals = [] })).Level);
        Assert.Equal(3, (await LoadedPlugins.MaturityAsync("scope", model)).Level);
        Assert.Equal(4, (await LoadedPlugins.MaturityAsync("scope", model with { KpiValues = [new KpiValue { Kpi = "KPI12", Month = SmallCompany.AsOf, Value = 0 }] })).Level);
    }
}
