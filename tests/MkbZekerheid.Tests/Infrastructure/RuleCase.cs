using MkbZekerheid.Model;
using Xunit;

namespace MkbZekerheid.Tests.Infrastructure;

/// <summary>Asks one rule, through the loaded plugin, about the small company after one change.</summary>
internal static class RuleCase
{
    public static async Task HoldsAsync(string rule, Func<ResilienceModel, ResilienceModel>? change = null)
    {
        var result = await AskAsync(rule, change);
        Assert.True(result.State == RuleState.Met, $"{rule} is {result.State}: {string.Join(", ", result.OffendingIds)} {result.MessageKey}");
        Assert.Equal(0, result.Count);
    }

    public static async Task FailsAsync(string rule, string offenders, Func<ResilienceModel, ResilienceModel> change)
    {
        var result = await AskAsync(rule, change);
        Assert.True(result.State == RuleState.NotMet, $"{rule} is {result.State} {result.MessageKey}");
        Assert.Equal(offenders, string.Join(",", result.OffendingIds));
        Assert.True(result.Count >= 1);
    }

    public static async Task IsUnknownAsync(string rule, Func<ResilienceModel, ResilienceModel> change)
    {
        var result = await AskAsync(rule, change);
        Assert.True(result.State == RuleState.Unknown, $"{rule} is {result.State}: {string.Join(", ", result.OffendingIds)} {result.MessageKey}");
        Assert.Null(result.Count);
    }

    private static Task<RuleResult> AskAsync(string rule, Func<ResilienceModel, ResilienceModel>? change)
    {
        var model = SmallCompany.Make();
        return LoadedPlugins.RuleAsync(rule, change is null ? model : change(model));
    }
}
