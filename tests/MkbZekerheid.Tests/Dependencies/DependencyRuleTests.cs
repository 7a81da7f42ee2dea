using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Dependencies;

public sealed class DependencyRuleTests
{
    private static ResilienceModel SlowPlanner(ResilienceModel m) => m with { Resources = m.Resources.With(1, r => r with { RecoveryHours = 100 }) };

    private static Func<ResilienceModel, ResilienceModel> Decided(SpofVerdict verdict, params ImprovementAction[] actions) => m => SlowPlanner(m) with { SpofVerdicts = [verdict], Actions = [.. actions] };

    private static SpofVerdict Verdict(Verdict verdict, string? reason = null, params string[] actions) => new() { Id = "V1", ResourceId = "PLANNER", Verdict = verdict, Reason = reason, ActionIds = [.. actions] };

    [Theory]
    [InlineData("F4-01"), InlineData("F4-02"), InlineData("F4-03"), InlineData("F4-04"), InlineData("F4-05"), InlineData("F4-06"), InlineData("F4-07")]
    public Task A_company_that_is_ready_meets(string rule) => RuleCase.HoldsAsync(rule);

    [Fact]
    public async Task A_decision_on_an_only_option_must_stand()
    {
        var action = new ImprovementAction { Id = "ACT1", OwnerRole = "Bakker", DueOn = SmallCompany.AsOf };
        await RuleCase.FailsAsync("F4-01", "PLANNER", SlowPlanner);
        await RuleCase.IsUnknownAsync("F4-01", m => SlowPlanner(m) with { SpofVerdicts = default });
        await RuleCase.HoldsAsync("F4-01", Decided(Verdict(Model.Verdict.Reduce)));
        await RuleCase.FailsAsync("F4-01", "PLANNER", Decided(Verdict(Model.Verdict.Irresponsible)));
        await RuleCase.FailsAsync("F4-01", "PLANNER", Decided(Verdict(Model.Verdict.Irresponsible, null, "ACT1"), action with { DueOn = null }));
        await RuleCase.HoldsAsync("F4-01", Decided(Verdict(Model.Verdict.Irresponsible, null, "ACT1"), action));
        await RuleCase.HoldsAsync("F4-01", Decided(Verdict(Model.Verdict.Irresponsible), action with { About = [new EntityRef { Kind = EntityKind.Resource, Ref = "PLANNER" }] }));
        const string reason = "een twee drie vier vijf zes zeven acht negen tien";
        await RuleCase.FailsAsync("F4-01", "PLANNER", Decided(Verdict(Model.Verdict.Acceptable, reason)));
        static Func<ResilienceModel, ResilienceModel> Approved(SpofVerdict verdict, ProgrammeRole role) => m => Decided(verdict)(m) with
        {
            Approvals = [.. m.Approvals, new Approval { Id = "BX", Kind = EntityKind.SpofVerdict, Ref = "V1", Status = ApprovalStatus.Approved, ApprovedAs = role }],
        };
        await RuleCase.HoldsAsync("F4-01", Approved(Verdict(Model.Verdict.Acceptable, reason), ProgrammeRole.Director));
        await RuleCase.FailsAsync("F4-01", "PLANNER", Approved(Verdict(Model.Verdict.Acceptable, reason), ProgrammeRole.ProgrammeLead));
        await RuleCase.FailsAsync("F4-01", "PLANNER", Approved(Verdict(Model.Verdict.Acceptable, "te kort"), ProgrammeRole.Director));
    }

    [Fact]
    public async Task Large_and_single_suppliers_are_assessed()
    {
        await RuleCase.FailsAsync("F4-02", "MEEL", m => m with { SupplierAssessments = [] });
        await RuleCase.IsUnknownAsync("F4-02", m => m with { SupplierAssessments = default });
        await RuleCase.FailsAsync("F4-02", "L5", m => m with
        {
            // Five larger ones and one that is too small to matter.
            Resources = [.. m.Resources, .. Enumerable.Range(1, 6).Select(n => new Resource { Id = $"L{n}", Kind = ResourceKind.Supplier, AnnualSpend = 900_000 - n })],
            SupplierAssessments = [.. m.SupplierAssessments, .. Enumerable.Range(1, 4).Select(n => new SupplierAssessment { Id = $"LV1{n}", SupplierId = $"L{n}", AssessedOn = SmallCompany.AsOf })],
        });
    }

    [Fact]
    public async Task Too_much_concentration_needs_an_action()
    {
        static ResilienceModel OneCustomer(ResilienceModel m) => m with { Customers = [m.Customers[0]] };
        await RuleCase.FailsAsync("F4-03", "K1", OneCustomer);
        await RuleCase.HoldsAsync("F4-03", m => OneCustomer(m) with { Actions = [new ImprovementAction { Id = "ACT1", SourceKind = ActionSource.Concentration, About = [new EntityRef { Kind = EntityKind.Customer, Ref = "K1" }] }] });
        await RuleCase.IsUnknownAsync("F4-03", m => m with { Customers = m.Customers.With(0, c => c with { TurnoverByProduct = default }) });
        await RuleCase.IsUnknownAsync("F4-03", m => m with { RiskAppetite = m.RiskAppetite! with { SupplierHhiMax = null } });
    }

    [Fact]
    public async Task Every_dependency_has_a_first_month_end()
    {
        await RuleCase.FailsAsync("F4-04", "A1", m => m with { Dependencies = m.Dependencies.With(0, d => d with { History = [] }) });
        await RuleCase.HoldsAsync("F4-04", m => m with { Dependencies = m.Dependencies.With(0, d => d with { History = [], RetiredOn = SmallCompany.AsOf }) });
        await RuleCase.FailsAsync("F4-04", "", m => m with { Dependencies = [] });
        await RuleCase.IsUnknownAsync("F4-04", m => m with { Dependencies = default });
    }

    [Fact]
    public async Task A_person_who_stands_alone_needs_a_second_or_an_action()
    {
        await RuleCase.FailsAsync("F4-05", "PLAN", m => m with { SkillMatrix = [] });
        await RuleCase.FailsAsync("F4-05", "PLAN", m => m with { SkillMatrix = m.SkillMatrix.With(0, t => t with { People = [new SkillLevel { Role = "Planner", Level = 3 }, new SkillLevel { Role = "Bakker", Level = 1 }] }) });
        await RuleCase.HoldsAsync("F4-05", m => m with { SkillMatrix = [], Actions = [new ImprovementAction { Id = "ACT1", SourceKind = ActionSource.KeyPerson, About = [new EntityRef { Kind = EntityKind.Resource, Ref = "PLANNER" }] }] });
        await RuleCase.IsUnknownAsync("F4-05", m => m with { Activities = default });
    }

    [Fact]
    public async Task An_alternative_in_the_same_place_or_on_the_same_power_is_no_alternative()
    {
        static ResilienceModel Second(ResilienceModel m, Func<Resource, Resource> change) => m with
        {
            Activities = m.Activities.With(0, a => a with { Requirements = [SmallCompany.Needs("Q1", "OVEN") with { Alternatives = [new Alternative { Name = "Kleine oven", Refs = ["OVEN2"] }] }] }),
            Resources = [.. m.Resources.With(0, r => r with { LocationId = "HAL" }), change(new Resource { Id = "OVEN2", Kind = ResourceKind.Machine }), new Resource { Id = "HAL", Kind = ResourceKind.Location }],
        };
        await RuleCase.HoldsAsync("F4-06", m => Second(m, r => r));
        await RuleCase.FailsAsync("F4-06", "Q1", m => Second(m, r => r with { LocationId = "HAL" }));
        await RuleCase.FailsAsync("F4-06", "Q1", m => Second(m, r => r with { Requirements = [SmallCompany.Needs("Q8", "MEEL")] }));
        await RuleCase.HoldsAsync("F4-06", m => Second(m, r => r with { Requirements = [SmallCompany.Needs("Q8", "MEEL") with { Alternatives = [new Alternative { Name = "Voorraad" }] }] }));
        await RuleCase.IsUnknownAsync("F4-06", m => m with { Resources = default });
    }

    [Fact]
    public async Task A_ring_must_be_confirmed()
    {
        static ResilienceModel Ring(ResilienceModel m) => m with
        {
            Activities = m.Activities.With(0, a => a with { Requirements = [.. a.Requirements, SmallCompany.Needs("Q6", "PLAN")] }).With(1, a => a with { Requirements = [.. a.Requirements, SmallCompany.Needs("Q7", "BAKE")] }),
        };
        await RuleCase.FailsAsync("F4-07", "BAKE+PLAN", Ring);
        await RuleCase.IsUnknownAsync("F4-07", m => Ring(m) with { ConfirmedCycles = default });
        await RuleCase.HoldsAsync("F4-07", m => Ring(m) with { ConfirmedCycles = [new ConfirmedCycle { Id = "C1", Refs = ["PLAN", "BAKE"], ConfirmedOn = SmallCompany.AsOf }] });
        await RuleCase.FailsAsync("F4-07", "BAKE+PLAN", m => Ring(m) with { ConfirmedCycles = [new ConfirmedCycle { Id = "C1", Refs = ["PLAN"], ConfirmedOn = SmallCompany.AsOf }] });
    }

    [Fact]
    public async Task Figures_on_a_company_that_fits_on_paper()
    {
        var model = SmallCompany.Make();
        Assert.Equal(0, (await LoadedPlugins.MeasureAsync("KPI05", model)).Value);
        Assert.Equal(1, (await LoadedPlugins.MeasureAsync("KPI05", SlowPlanner(model))).Value);
        Assert.Equal(1, (await LoadedPlugins.MeasureAsync("KPI03", SlowPlanner(model))).Value);
        Assert.Equal(0.5m, (await LoadedPlugins.MeasureAsync("KPI08", model)).Value);
        Assert.Equal(1, (await LoadedPlugins.MeasureAsync("KPI09", model)).Value);
        Assert.Equal(25, (await LoadedPlugins.MeasureAsync("KPI10", model)).Value);
        Assert.Null((await LoadedPlugins.MeasureAsync("KPI10", model with { Dependencies = model.Dependencies.With(0, d => d with { History = [SmallCompany.Month(2025, 12, 60)] }) })).Value);
    }

    [Fact]
    public async Task A_correction_of_a_month_end_is_a_new_row_and_the_last_one_counts()
    {
        var model = SmallCompany.Make();
        var corrected = model with { Dependencies = model.Dependencies.With(0, d => d with { History = [.. d.History, SmallCompany.Month(2026, 6, 30) with { Note = "Telfout" }] }) };
        Assert.Equal(50, (await LoadedPlugins.MeasureAsync("KPI10", corrected)).Value);
    }

    [Fact]
    public async Task Maturity_climbs_one_condition_at_a_time()
    {
        var model = SmallCompany.Make();
        Assert.Equal(0, (await LoadedPlugins.MaturityAsync("dependencies", model with { Dependencies = [] })).Level);
        Assert.Equal(1, (await LoadedPlugins.MaturityAsync("dependencies", model with { SpofVerdicts = default })).Level);
        Assert.Equal(2, (await LoadedPlugins.MaturityAsync("dependencies", SlowPlanner(model))).Level);
        Assert.Equal(3, (await LoadedPlugins.MaturityAsync("dependencies", model with { SupplierAssessments = [] })).Level);
        Assert.Equal(4, (await LoadedPlugins.MaturityAsync("dependencies", model)).Level);
        ModelList<KpiValue> year = [.. Enumerable.Range(0, 12).SelectMany(n => new[] { "KPI08", "KPI09" }.Select(kpi => new KpiValue { Kpi = kpi, Month = SmallCompany.AsOf.AddMonths(-n), Value = 0.5m }))];
        Assert.Equal(5, (await LoadedPlugins.MaturityAsync("dependencies", model with { KpiValues = year })).Level);
        Assert.Equal(4, (await LoadedPlugins.MaturityAsync("dependencies", model with { KpiValues = [.. year.Skip(1)] })).Level);
    }
}
