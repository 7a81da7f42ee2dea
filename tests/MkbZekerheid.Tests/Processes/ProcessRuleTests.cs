using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Processes;

public sealed class ProcessRuleTests
{
    private static Func<ResilienceModel, ResilienceModel> Bake(Func<Activity, Activity> change) => m => m with { Activities = m.Activities.With(0, change) };

    private static Func<ResilienceModel, ResilienceModel> Plan(Func<Activity, Activity> change) => m => m with { Activities = m.Activities.With(1, change) };

    [Theory]
    [InlineData("F2-01"), InlineData("F2-02"), InlineData("F2-03"), InlineData("F2-04"), InlineData("F2-05"), InlineData("F2-06"), InlineData("F2-07"), InlineData("F2-08"), InlineData("F2-08b"), InlineData("F2-09"), InlineData("F2-10")]
    public Task A_company_that_is_ready_meets(string rule) => RuleCase.HoldsAsync(rule);

    [Fact]
    public async Task Products_have_processes_and_processes_have_essential_activities()
    {
        await RuleCase.FailsAsync("F2-01", "P", m => m with { ProductProcessLinks = [] });
        await RuleCase.FailsAsync("F2-01", "PR", m => m with { Activities = [.. m.Activities.Select(a => a with { Essential = false })] });
        await RuleCase.IsUnknownAsync("F2-01", m => m with { Activities = [.. m.Activities.Select(a => a with { Essential = null })] });
        await RuleCase.HoldsAsync("F2-01", m => m with { Products = [.. m.Products, new Product { Id = "X", InScope = false }] });
        await RuleCase.IsUnknownAsync("F2-01", m => m with { Processes = default });
    }

    [Fact]
    public async Task Levels_are_complete_and_never_fall()
    {
        await RuleCase.FailsAsync("F2-02", "BAKE", Bake(a => a with { ImpactLevels = SmallCompany.Levels(1, null, 4, 5) }));
        await RuleCase.FailsAsync("F2-02", "BAKE", Bake(a => a with { ImpactLevels = SmallCompany.Levels(1, 2, 4) }));
        await RuleCase.FailsAsync("F2-02", "BAKE", Bake(a => a with { ImpactLevels = default }));
        await RuleCase.HoldsAsync("F2-02", m => Bake(a => a with { ImpactLevels = default })(m) with { Processes = [new Process { Id = "PR", InScope = false }], Activities = [.. m.Activities] });
        await RuleCase.IsUnknownAsync("F2-02", m => m with { Scales = null });
    }

    [Fact]
    public async Task A_goal_equal_to_the_limit_is_too_long()
    {
        await RuleCase.FailsAsync("F2-03", "BAKE", Bake(a => a with { RtoHours = 72 }));
        await RuleCase.FailsAsync("F2-03", "BAKE", Bake(a => a with { RtoHours = null }));
        await RuleCase.FailsAsync("F2-03", "P", m => m with { Products = m.Products.With(0, p => p with { RtoHours = 100 }) });
        await RuleCase.HoldsAsync("F2-03", Bake(a => a with { RtoHours = 71.99m }));
        await RuleCase.HoldsAsync("F2-03", Bake(a => a with { RtoHours = null, ImpactLevels = SmallCompany.Levels(1, 1, 1, 1) }));
        await RuleCase.IsUnknownAsync("F2-03", Bake(a => a with { ImpactLevels = default }));
    }

    [Fact]
    public async Task An_urgent_activity_needs_level_owner_and_requirements()
    {
        await RuleCase.FailsAsync("F2-04", "BAKE", Bake(a => a with { MolPercent = 0 }));
        await RuleCase.FailsAsync("F2-04", "BAKE", Bake(a => a with { OwnerRole = "" }));
        await RuleCase.FailsAsync("F2-04", "PLAN", Plan(a => a with { Requirements = [] }));
        await RuleCase.HoldsAsync("F2-04", Plan(a => a with { Requirements = [], ImpactLevels = SmallCompany.Levels(1, 1, 1, 1) }));
        await RuleCase.IsUnknownAsync("F2-04", Plan(a => a with { ImpactLevels = default }));
        await RuleCase.IsUnknownAsync("F2-04", Plan(a => a with { ImpactLevels = SmallCompany.Levels(1, 1, 1, null) }));
        await RuleCase.IsUnknownAsync("F2-04", m => m with { Scales = m.Scales! with { DurationPoints = [4, 24, 24, 168] } });
    }

    [Fact]
    public async Task Goals_and_levels_follow_from_the_products()
    {
        await RuleCase.FailsAsync("F2-05", "PLAN", Plan(a => a with { RtoHours = 48.01m }));
        await RuleCase.HoldsAsync("F2-05", m => Plan(a => a with { RtoHours = 60 })(m) with { ProductProcessLinks = [m.ProductProcessLinks[0] with { BufferHours = 12 }] });
        await RuleCase.FailsAsync("F2-05", "PLAN", m => m with { Activities = m.Activities.With(0, a => a with { RestartHours = 2, Requirements = [.. a.Requirements, SmallCompany.Needs("Q6", "PLAN")] }) });
        await RuleCase.IsUnknownAsync("F2-05", m => m with { ProductProcessLinks = default });
        await RuleCase.HoldsAsync("F2-06", Bake(a => a with { MolPercent = 47.5m }));
        await RuleCase.FailsAsync("F2-06", "BAKE", Bake(a => a with { MolPercent = 47.49m }));
        await RuleCase.IsUnknownAsync("F2-06", Bake(a => a with { MolPercent = null }));
    }

    [Fact]
    public async Task Turnover_adds_up_within_two_percent()
    {
        await RuleCase.HoldsAsync("F2-07", m => m with { Products = m.Products.With(0, p => p with { Turnover = 980_000 }) });
        await RuleCase.FailsAsync("F2-07", "", m => m with { Products = m.Products.With(0, p => p with { Turnover = 979_999 }) });
        await RuleCase.FailsAsync("F2-07", "", m => m with { Customers = [m.Customers[0]] });
        await RuleCase.IsUnknownAsync("F2-07", m => m with { Products = m.Products.With(0, p => p with { Turnover = null }) });
    }

    [Fact]
    public async Task Resources_are_used_and_needs_exist()
    {
        await RuleCase.FailsAsync("F2-08", "BUS", m => m with { Resources = [.. m.Resources, new Resource { Id = "BUS", Kind = ResourceKind.Machine }] });
        await RuleCase.HoldsAsync("F2-08", m => Bake(a => a with { Requirements = [SmallCompany.Needs("Q1", "OVEN") with { Alternatives = [new Alternative { Name = "Bij de buren", Refs = ["BUREN"] }] }] })(m)
            with { Resources = [.. m.Resources, new Resource { Id = "BUREN", Kind = ResourceKind.Location }] });
        await RuleCase.FailsAsync("F2-08b", "Q1", Bake(a => a with { Requirements = [SmallCompany.Needs("Q1", "WEG")] }));
        await RuleCase.IsUnknownAsync("F2-08", m => m with { Resources = default });
        await RuleCase.IsUnknownAsync("F2-08b", m => m with { Activities = default });
    }

    [Fact]
    public async Task Data_loss_is_known_of_every_system_that_such_work_uses()
    {
        await RuleCase.FailsAsync("F2-09", "PC", m => m with { Resources = m.Resources.With(2, r => r with { RpoActualHours = null }) });
        await RuleCase.HoldsAsync("F2-09", m => Plan(a => a with { RpoHours = null })(m) with { Resources = m.Resources.With(2, r => r with { RpoActualHours = null }) });
        await RuleCase.IsUnknownAsync("F2-09", m => m with { Resources = default });
    }

    [Fact]
    public async Task Every_department_approves_and_then_the_sponsor()
    {
        await RuleCase.FailsAsync("F2-10", "D1", m => m with { Approvals = [.. m.Approvals.Where(a => a.Id != "B2")] });
        await RuleCase.FailsAsync("F2-10", "F2", m => m with { Approvals = [.. m.Approvals.Where(a => a.Id != "B3")] });
        await RuleCase.IsUnknownAsync("F2-10", m => m with { Approvals = default });
    }

    [Fact]
    public async Task Figures_count_goals_that_fit_and_systems_that_lose_too_much()
    {
        var model = SmallCompany.Make();
        Assert.Equal(100, (await LoadedPlugins.MeasureAsync("KPI02", model)).Value);
        Assert.Equal(66.67m, (await LoadedPlugins.MeasureAsync("KPI02", Bake(a => a with { RtoHours = 72 })(model))).Value);
        Assert.Equal(0, (await LoadedPlugins.MeasureAsync("KPI04", model)).Value);
        var stricter = await LoadedPlugins.MeasureAsync("KPI04", Plan(a => a with { RpoHours = 11.99m })(model));
        Assert.Equal(1, stricter.Value);
        Assert.Equal(["PC"], stricter.Trace[0].Ids!);
        Assert.Null((await LoadedPlugins.MeasureAsync("KPI04", model with { Resources = model.Resources.With(2, r => r with { RpoActualHours = null }) })).Value);
    }

    [Fact]
    public async Task Maturity_climbs_one_condition_at_a_time()
    {
        var model = SmallCompany.Make();
        Assert.Equal(0, (await LoadedPlugins.MaturityAsync("processes", model with { Activities = [] })).Level);
        Assert.Equal(1, (await LoadedPlugins.MaturityAsync("processes", Bake(a => a with { ImpactLevels = default })(model))).Level);
        Assert.Equal(2, (await LoadedPlugins.MaturityAsync("processes", model with { Approvals = [] })).Level);
        Assert.Equal(3, (await LoadedPlugins.MaturityAsync("processes", model with { AsOf = new DateOnly(2027, 5, 2) })).Level);
        Assert.Equal(4, (await LoadedPlugins.MaturityAsync("processes", model)).Level);
        Assert.Equal(5, (await LoadedPlugins.MaturityAsync("processes", model with { Resources = [.. model.Resources.Select(r => r with { RecoveryTested = true })] })).Level);
    }
}
