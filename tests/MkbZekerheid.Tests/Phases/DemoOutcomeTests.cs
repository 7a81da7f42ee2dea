using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Phases;

/// <summary>
/// What the done-rules, maturity scales and measures say about the demo company. The demo is not perfect on purpose: each
/// unmet rule was checked by hand against the document once, and says which records offend.
/// </summary>
public sealed class DemoOutcomeTests
{
    private static readonly ResilienceModel Demo = LoadedPlugins.Demo();

    [Theory]
    [InlineData("F5-01"), InlineData("F5-03"), InlineData("F5-04"), InlineData("F5-07"), InlineData("F5-08")]
    [InlineData("F6-01"), InlineData("F6-02"), InlineData("F6-03"), InlineData("F6-04"), InlineData("F6-05"), InlineData("F6-05b"), InlineData("F6-08"), InlineData("F6-09"), InlineData("F6-10")]
    [InlineData("F7-01"), InlineData("F7-02"), InlineData("F7-03"), InlineData("F7-05"), InlineData("F7-06")]
    [InlineData("F8-01"), InlineData("F8-02"), InlineData("F8-03"), InlineData("F8-04"), InlineData("F8-05"), InlineData("F8-06"), InlineData("F8-07"), InlineData("F8-08")]
    public async Task The_demo_meets_the_rule(string rule) => Assert.Equal(RuleState.Met, (await LoadedPlugins.RuleAsync(rule, Demo)).State);

    [Theory]
    [InlineData("F5-02", "MA14")]
    [InlineData("F5-05", "costOnce,costPerYear")]
    [InlineData("F6-06", "A13,A15,A17,A21,A29,A35")]
    [InlineData("F6-07", "PB1,PB2,PB3,PB4,PB5")]
    [InlineData("F7-04", "BEV5")]
    public async Task The_demo_does_not_meet_the_rule_because_of(string rule, string offenders)
    {
        var result = await LoadedPlugins.RuleAsync(rule, Demo);

        Assert.Equal(RuleState.NotMet, result.State);
        Assert.Equal(offenders, string.Join(",", result.OffendingIds));
    }

    [Fact]
    public async Task Simulated_loss_is_unknown_until_a_simulation_is_stored() =>
        Assert.Equal(RuleState.Unknown, (await LoadedPlugins.RuleAsync("F5-06", Demo with { KpiValues = [] })).State);

    [Theory]
    [InlineData("planb", 3), InlineData("exercises", 3), InlineData("improvement", 3)]
    public async Task The_computed_maturity_is(string module, int level) => Assert.Equal(level, (await LoadedPlugins.MaturityAsync(module, Demo)).Level);

    [Theory]
    [InlineData("KPI06", 94.44), InlineData("KPI11", 93.58), InlineData("KPI12", 5), InlineData("KPI13", 100), InlineData("KPI14", 79.42)]
    [InlineData("KPI15", 60), InlineData("KPI21", 91.03), InlineData("KPI24", 100), InlineData("KPI26", 39), InlineData("KPI27", 100)]
    public async Task The_measure_has_the_golden_value(string measure, double value) => Assert.Equal((decimal)value, (await LoadedPlugins.MeasureAsync(measure, Demo)).Value);
}
