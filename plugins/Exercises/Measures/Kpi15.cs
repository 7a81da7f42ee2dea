using MkbZekerheid.Exercises.Rules;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Exercises.Measures;

/// <summary>KPI15, recovery goal reached in tests: recovery tests within their target / recovery tests, percent. Tests of data loss do not count.</summary>
internal sealed class Kpi15 : IMeasure
{
    public string Id => "KPI15";

    public MeasureScale Scale { get; } = new(MeasureUnit.Percent, 80, 60, 0, Headline: true);

    public Role Owner => Role.IctManager;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        var tests = RecoveryTests.Of(model);
        return RecoveryTests.ReachedPercent(model) is not { } percent
            ? MeasureResult.None("Measure.KPI15.NoData")
            : MeasureResult.Of(Math.Round(percent, 2, MidpointRounding.AwayFromZero),
                new MeasureTerm("Measure.KPI15.Reached", tests.Count(test => test.AchievedHours <= test.TargetHours)), new MeasureTerm("Measure.KPI15.Tests", tests.Count));
    }
}
