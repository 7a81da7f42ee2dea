using System.Globalization;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Programme;

/// <summary>
/// One figure as pages show it: value now, judgement, trend from closed months, and how it was computed.
/// <paramref name="Previous"/> is the value of the closed month before <c>asOf</c>; null when there is none.
/// </summary>
internal sealed record MeasureLine(
    string Id,
    string ModuleId,
    string Name,
    string How,
    MeasureScale Scale,
    MeasureResult Result,
    string? NoData,
    IReadOnlyList<MonthValue> Trend,
    decimal? Previous,
    IReadOnlyList<TraceLine> Trace)
{
    /// <summary>The judgement of the value now.</summary>
    public MeasureStatus Status => Scale.Judge(Result.Value);
}

/// <summary>The value of a measure at the end of a closed month; null when there was no data.</summary>
internal sealed record MonthValue(DateOnly Month, decimal? Value);

/// <summary>One number in the explanation of a measure, in the user's language.</summary>
internal sealed record TraceLine(string Label, decimal Value, IReadOnlyList<string> Ids);

/// <summary>Evaluates every measure of every module on the current model.</summary>
internal sealed class MeasureReader(
    PluginCatalogue catalogue, IProgramme programme, HostMeasures own, ModuleTexts texts, ILogger<MeasureReader> logger)
{
    private IReadOnlyList<MeasureLine>? lines;

    /// <summary>All measures in the order of their ids; a measure that throws has no data and says so.</summary>
    public async Task<IReadOnlyList<MeasureLine>> GetAsync(CancellationToken cancellationToken)
    {
        if (lines is not null)
        {
            return lines;
        }

        var state = await programme.GetAsync(cancellationToken);
        var measures = own.For(state).Select(measure => (Module: HostMeasures.ModuleId, Measure: measure))
            .Concat(catalogue.Loaded.SelectMany(module => module.Descriptor.Measures.Select(type => (Module: module.Id, Measure: (IMeasure)Activator.CreateInstance(type)!))));
        return lines = [.. measures.Select(item => Line(item.Module, item.Measure, state.Model)).OrderBy(line => line.Id, StringComparer.Ordinal)];
    }

    /// <summary>The six measures of which the level after the route is the mean.</summary>
    public async Task<IReadOnlyList<MeasureLine>> HeadlinesAsync(CancellationToken cancellationToken) =>
        [.. (await GetAsync(cancellationToken)).Where(line => line.Scale.Headline)];

    private MeasureLine Line(string moduleId, IMeasure measure, ResilienceModel model)
    {
        MeasureResult result;
        try
        {
            result = measure.Evaluate(model);
        }
#pragma warning disable CA1031 // A faulty measure has no data; the others go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "Measure {Measure} could not be computed", measure.Id);
            result = MeasureResult.None("Measure.Faulty");
        }

        var trend = model.KpiValues.Where(value => value.Kpi == measure.Id).OrderBy(value => value.Month)
            .Select(value => new MonthValue(value.Month, value.Value)).TakeLast(12).ToList();
        var chosen = model.KpiValues.LastOrDefault(value => value.Kpi == measure.Id && value.Target is not null);
        var own = measure.ScaleFor(model);
        var scale = chosen is { Target: { } target } ? own with { Target = target, Minimum = chosen.Minimum ?? own.Minimum, Zero = chosen.Zero ?? own.Zero } : own;
        string Text(string key) => texts.Of(key == "Measure.Faulty" ? HostMeasures.ModuleId : moduleId, key);
        return new MeasureLine(
            measure.Id, moduleId, Text($"Measure.{measure.Id}"), Text($"Measure.{measure.Id}.How"), scale, result,
            result.NoDataKey is { } reason ? Text(reason) : null,
            trend,
            trend.LastOrDefault(value => model.AsOf is { } asOf && value.Month < new DateOnly(asOf.Year, asOf.Month, 1))?.Value,
            [.. result.Trace.Select(term => new TraceLine(Text(term.LabelKey), term.Value, term.Ids ?? []))]);
    }
}

/// <summary>Writes the value of a measure with its unit in the language of the request.</summary>
internal static class MeasureText
{
    /// <summary>The value with its unit; a dash when there is no data.</summary>
    public static string Of(MeasureUnit unit, decimal? value) => value is not { } v ? "–" : unit switch
    {
        MeasureUnit.Percent => v.ToString("0.#", CultureInfo.CurrentCulture) + "%",
        MeasureUnit.Euro => "€ " + v.ToString("#,0", CultureInfo.CurrentCulture),
        MeasureUnit.Index => v.ToString("0.00", CultureInfo.CurrentCulture),
        MeasureUnit.Probability => (v * 100).ToString("0.#", CultureInfo.CurrentCulture) + "%",
        MeasureUnit.Score or MeasureUnit.Level => v.ToString("0.#", CultureInfo.CurrentCulture),
        _ => v.ToString("#,0", CultureInfo.CurrentCulture),
    };
}
