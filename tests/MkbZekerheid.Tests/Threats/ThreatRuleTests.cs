using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Threats;

public sealed class ThreatRuleTests
{
    private static Func<ResilienceModel, ResilienceModel> Fire(Func<Threat, Threat> change) => m => m with { Threats = m.Threats.With(0, change) };

    [Theory]
    [InlineData("F3-01"), InlineData("F3-02"), InlineData("F3-03"), InlineData("F3-04"), InlineData("F3-05"), InlineData("F3-06")]
    public Task A_company_that_is_ready_meets(string rule) => RuleCase.HoldsAsync(rule);

    [Fact]
    public async Task Every_threat_is_taken_along_or_dismissed_with_a_reason()
    {
        await RuleCase.FailsAsync("F3-01", "T1", Fire(t => t with { Considered = null }));
        await RuleCase.FailsAsync("F3-01", "T2", m => m with { Threats = m.Threats.With(1, t => t with { ConsideredReason = " " }) });
        await RuleCase.FailsAsync("F3-01", "", m => m with { Threats = [] });
        await RuleCase.IsUnknownAsync("F3-01", m => m with { Threats = default });
    }

    [Fact]
    public async Task Every_risk_has_frequency_duration_and_impact()
    {
        await RuleCase.FailsAsync("F3-02", "T1", Fire(t => t with { FrequencyPerYear = null }));
        await RuleCase.FailsAsync("F3-02", "T1", Fire(t => t with { Duration = null }));
        await RuleCase.FailsAsync("F3-02", "T1", Fire(t => t with { ImpactLevel = null }));
        await RuleCase.FailsAsync("F3-02", "T1", m => Fire(t => t with { FrequencyPerYear = 5 })(m) with { Scales = m.Scales! with { Likelihood = [.. m.Scales.Likelihood.Take(2)] } });
        await RuleCase.IsUnknownAsync("F3-02", m => m with { Scales = m.Scales! with { Likelihood = default } });
    }

    [Fact]
    public async Task A_relevant_risk_has_an_owner_and_hits_something()
    {
        await RuleCase.FailsAsync("F3-03", "T1", Fire(t => t with { OwnerRole = null }));
        await RuleCase.FailsAsync("F3-03", "T1", Fire(t => t with { Effects = [] }));
        await RuleCase.HoldsAsync("F3-03", Fire(t => t with { Effects = [], DirectCost = new Fixed { Value = 100 } }));
        await RuleCase.HoldsAsync("F3-03", Fire(t => t with { Effects = [], FrequencyPerYear = 0.05m }));
        await RuleCase.IsUnknownAsync("F3-03", Fire(t => t with { ImpactLevel = null }));
        await RuleCase.IsUnknownAsync("F3-03", m => m with { RiskAppetite = null });
    }

    [Fact]
    public async Task An_only_option_that_takes_too_long_is_hit_by_a_risk()
    {
        static ResilienceModel SlowPlanner(ResilienceModel m) => m with { Resources = m.Resources.With(1, r => r with { RecoveryHours = 100 }) };
        await RuleCase.FailsAsync("F3-04", "PLANNER", SlowPlanner);
        await RuleCase.HoldsAsync("F3-04", m => Fire(t => t with { Effects = [.. t.Effects, new ThreatEffect { Ref = "PLANNER" }] })(SlowPlanner(m)));
        await RuleCase.IsUnknownAsync("F3-04", m => m with { Threats = default });
    }

    [Fact]
    public async Task The_four_situations_exist_and_choices_by_hand_have_reasons()
    {
        await RuleCase.FailsAsync("F3-05", "supplyGone", m => m with { Scenarios = [.. m.Scenarios.Take(3)] });
        await RuleCase.IsUnknownAsync("F3-05", m => m with { Scenarios = default });
        await RuleCase.FailsAsync("F3-06", "T1", Fire(t => t with { RelevantOverride = false }));
        await RuleCase.HoldsAsync("F3-06", Fire(t => t with { RelevantOverride = false, RelevantOverrideReason = "Verzekerd" }));
        await RuleCase.IsUnknownAsync("F3-06", m => m with { Threats = default });
    }

    [Fact]
    public async Task Risk_above_the_limit_is_counted_and_unknown_is_not_zero()
    {
        Assert.Equal(0, (await LoadedPlugins.MeasureAsync("KPI07", SmallCompany.Make())).Value);
        Assert.Equal(1, (await LoadedPlugins.MeasureAsync("KPI07", Fire(t => t with { ResidualLikelihoodLevel = 3 })(SmallCompany.Make()))).Value);
        Assert.Null((await LoadedPlugins.MeasureAsync("KPI07", Fire(t => t with { ResidualLikelihoodLevel = null })(SmallCompany.Make()))).Value);
    }

    [Fact]
    public async Task Maturity_climbs_one_condition_at_a_time_and_five_stays_out_of_reach_without_sources()
    {
        var model = SmallCompany.Make();
        Assert.Equal(0, (await LoadedPlugins.MaturityAsync("threats", model with { Threats = [] })).Level);
        Assert.Equal(1, (await LoadedPlugins.MaturityAsync("threats", Fire(t => t with { Considered = null })(model))).Level);
        Assert.Equal(2, (await LoadedPlugins.MaturityAsync("threats", Fire(t => t with { OwnerRole = null })(model))).Level);
        Assert.Equal(3, (await LoadedPlugins.MaturityAsync("threats", Fire(t => t with { ResidualLikelihoodLevel = 3 })(model))).Level);
        var whole = await LoadedPlugins.MaturityAsync("threats", model);
        Assert.Equal(4, whole.Level);
        Assert.Equal(RuleState.Unknown, whole.Missing!.State);
    }
}
