using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Phases;

/// <summary>
/// What phases 1 to 4 say about the demo company. It is not perfect on purpose; each unmet rule was checked by hand against
/// the document once.
/// </summary>
public sealed class FirstPhasesOnTheDemoTests
{
    private static readonly ResilienceModel Demo = LoadedPlugins.Demo();

    [Theory]
    [InlineData("F1-02"), InlineData("F1-03"), InlineData("F1-04"), InlineData("F1-05"), InlineData("F1-06"), InlineData("F1-07"), InlineData("F1-08"), InlineData("F1-09")]
    [InlineData("F2-01"), InlineData("F2-02"), InlineData("F2-03"), InlineData("F2-04"), InlineData("F2-07"), InlineData("F2-08b"), InlineData("F2-10")]
    [InlineData("F3-01"), InlineData("F3-02"), InlineData("F3-03"), InlineData("F3-05"), InlineData("F3-06")]
    [InlineData("F4-01"), InlineData("F4-03"), InlineData("F4-04"), InlineData("F4-05"), InlineData("F4-06"), InlineData("F4-07")]
    public async Task The_demo_meets_the_rule(string rule)
    {
        var result = await LoadedPlugins.RuleAsync(rule, Demo);
        Assert.True(result.State == RuleState.Met, $"{result.State} {string.Join(",", result.OffendingIds)} {result.MessageKey}");
    }

    [Theory]
    [InlineData("F1-01", "2,4")]
    [InlineData("F2-05", "A07")]
    [InlineData("F2-06", "A01,A12,A20,A30,A35")]
    [InlineData("F2-08", "LE08,LE11")]
    [InlineData("F2-09", "IT01,IT02,IT06,IT08")]
    [InlineData("F3-04", "LO04,MA04,MA10,MA13,MA14,MA15,MA17")]
    [InlineData("F4-02", "LE04,LE05,LE10,LE12")]
    public async Task The_demo_does_not_meet_the_rule_because_of(string rule, string offenders)
    {
        var result = await LoadedPlugins.RuleAsync(rule, Demo);

        Assert.Equal((RuleState.NotMet, offenders), (result.State, string.Join(",", result.OffendingIds)));
    }

    [Theory]
    [InlineData("scope", 4), InlineData("processes", 3), InlineData("threats", 4), InlineData("dependencies", 3)]
    public async Task The_computed_maturity_is(string module, int level) => Assert.Equal(level, (await LoadedPlugins.MaturityAsync(module, Demo)).Level);

    [Theory]
    [InlineData("KPI01", 100), InlineData("KPI02", 100), InlineData("KPI03", 15), InlineData("KPI04", 2), InlineData("KPI05", 14)]
    [InlineData("KPI07", 0), InlineData("KPI08", 0.216768), InlineData("KPI09", 0.224096), InlineData("KPI10", 39.5)]
    public async Task The_measure_has_the_golden_value(string measure, double value) => Assert.Equal((decimal)value, (await LoadedPlugins.MeasureAsync(measure, Demo)).Value);
}
