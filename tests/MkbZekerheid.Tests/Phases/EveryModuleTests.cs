using System.Globalization;
using System.Resources;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Phases;

/// <summary>What holds for every module, whatever its phase.</summary>
public sealed class EveryModuleTests
{
    private static readonly ResilienceModel Nothing = ResilienceModel.Empty("NEW") with { AsOf = new DateOnly(2026, 10, 31) };

    [Fact]
    public async Task All_eight_phases_are_there_once() =>
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], (await LoadedPlugins.CatalogueAsync()).Phases.Select(phase => phase.Number));

    [Fact]
    public async Task A_company_of_which_nothing_is_known_meets_no_blocking_rule_and_has_maturity_0()
    {
        foreach (var module in (await LoadedPlugins.CatalogueAsync()).Loaded)
        {
            var outcomes = PhaseEvaluation.Rules(module.Descriptor, Nothing);

            Assert.NotEmpty(outcomes);
            Assert.DoesNotContain(outcomes, outcome => outcome.Rule.Severity == RuleSeverity.Blocking && outcome.Result.State == RuleState.Met);
            Assert.Equal(0, PhaseEvaluation.Maturity(module.Descriptor, Nothing, outcomes)!.Level);
        }
    }

    [Fact]
    public async Task A_measure_of_which_nothing_is_known_has_no_data_and_says_why()
    {
        foreach (var (measure, result) in (await LoadedPlugins.CatalogueAsync()).Loaded.SelectMany(module => PhaseEvaluation.Measures(module.Descriptor, Nothing)))
        {
            Assert.True(result.Value is null, measure.Id);
            Assert.NotNull(result.NoDataKey);
            Assert.Equal(MeasureStatus.NoData, measure.ScaleFor(Nothing).Judge(result.Value));
        }
    }

    [Theory]
    [InlineData("nl-NL"), InlineData("en-GB")]
    public async Task Every_text_that_a_module_can_show_exists(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        foreach (var module in (await LoadedPlugins.CatalogueAsync()).Loaded)
        {
            var texts = new ResourceManager(module.TextsType!);
            foreach (var key in KeysOf(module).Distinct())
            {
                Assert.False(string.IsNullOrWhiteSpace(texts.GetString(key, culture)), $"{module.Id}: {key}");
            }
        }
    }

    [Theory]
    [InlineData("nl-NL"), InlineData("en-GB")]
    public async Task Every_finding_has_the_numbers_that_its_sentence_asks_for(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        foreach (var module in (await LoadedPlugins.CatalogueAsync()).Loaded)
        {
            var texts = new ResourceManager(module.TextsType!);
            foreach (var model in new[] { Nothing, LoadedPlugins.Demo() })
            {
                var outcomes = PhaseEvaluation.Rules(module.Descriptor, model);
                foreach (var result in outcomes.Select(outcome => outcome.Result).Concat(PhaseEvaluation.Maturity(module.Descriptor, model, outcomes)!.Conditions))
                {
                    var sentence = texts.GetString(result.MessageKey, culture)!;
                    Assert.True(Asked(sentence) <= result.Arguments.Count, $"{result.MessageKey}: '{sentence}' gets {result.Arguments.Count} arguments");
                }
            }
        }
    }

    /// <summary>One more than the highest placeholder of a sentence; 0 without placeholders.</summary>
    private static int Asked(string sentence) =>
        System.Text.RegularExpressions.Regex.Matches(sentence, @"\{(\d+)").Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) + 1).DefaultIfEmpty(0).Max();

    private static IEnumerable<string> KeysOf(LoadedModule module)
    {
        string[] own = ["Phase.Name", "Phase.LongName", "Phase.Question", "Phase.Why", .. Enumerable.Range(1, 5).Select(level => $"Maturity.{level}"), .. module.Descriptor.Permissions.Select(permission => $"Permission.{permission.Key}")];
        foreach (var key in own)
        {
            yield return key;
        }

        foreach (var model in new[] { Nothing, LoadedPlugins.Demo() })
        {
            var outcomes = PhaseEvaluation.Rules(module.Descriptor, model);
            foreach (var key in outcomes.SelectMany(outcome => new[] { $"Rule.{outcome.Rule.Id}", outcome.Result.MessageKey })
                .Concat(PhaseEvaluation.Maturity(module.Descriptor, model, outcomes)!.Conditions.Select(condition => condition.MessageKey))
                .Concat(PhaseEvaluation.Measures(module.Descriptor, model).SelectMany(pair => new[] { $"Measure.{pair.Measure.Id}", $"Measure.{pair.Measure.Id}.How" }
                    .Concat(pair.Result.Trace.Select(term => term.LabelKey)).Concat(pair.Result.NoDataKey is { } reason ? [reason] : []))))
            {
                yield return key;
            }
        }
    }
}
