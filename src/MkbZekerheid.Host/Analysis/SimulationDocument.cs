using System.Text.Json;
using MkbZekerheid.Engine;
using MkbZekerheid.Engine.Simulation;

namespace MkbZekerheid.Host.Analysis;

/// <summary>Simulates a company and writes the outcome, as docs/analysis-output.md describes it. The same seed gives the same bytes for every number of threads.</summary>
internal static class SimulationDocument
{
    public const string Format = "mkb-zekerheid/simulation/1";

    /// <exception cref="CompanyModelException">The company cannot be computed.</exception>
    public static void Write(CompanyModel company, SimulationOptions options, Stream output, CancellationToken cancellationToken)
    {
        var result = Simulator.Run(company, options, cancellationToken);
        var worth = StrategyWorths.Of(company, options.CycleRule, options.Seed, cancellationToken);
        using var writer = JsonOutput.Create(output);
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("years", result.Years);
        writer.WriteNumber("seed", result.Seed);
        writer.WriteStartArray("configurations");
        foreach (var configuration in result.Configurations)
        {
            Configuration(writer, configuration);
        }

        writer.WriteEndArray();
        Threats(writer, result.Configurations[0].Threats);
        writer.WriteStartArray("strategies");
        foreach (var strategy in worth.Strategies)
        {
            writer.WriteStartObject();
            writer.WriteString("id", strategy.Id);
            writer.Double("firstIn", strategy.FirstIn);
            writer.Double("lastIn", strategy.LastIn);
            writer.Double("shapley", strategy.Shapley);
            writer.Decimal("annualCost", decimal.Round(strategy.Value.AnnualCost, 2));
            writer.WriteString("advice", JsonNamingPolicy.CamelCase.ConvertName(strategy.Value.Advice.ToString()));
            writer.WriteBoolean("exact", strategy.Exact);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Sensitive(writer, Sensitivity.Of(company, options.Configurations[0], cycleRestart: options.CycleRule));
        writer.Strings("warnings", result.Warnings);
        writer.WriteEndObject();
        writer.Flush();
        output.Write("\n"u8);
    }

    private static void Sensitive(Utf8JsonWriter writer, SensitivityResult result)
    {
        writer.WriteStartObject("sensitivity");
        writer.Double("loss", result.Loss);
        writer.WriteStartArray("inputs");
        foreach (var line in result.Lines)
        {
            writer.WriteStartObject();
            writer.WriteString("threatId", line.ThreatId);
            writer.WriteString("input", JsonNamingPolicy.CamelCase.ConvertName(line.Input.ToString()));
            writer.Double("lossAtHalf", line.LossAtHalf);
            writer.Double("lossAtDouble", line.LossAtDouble);
            writer.Double("swing", line.Swing);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Configuration(Utf8JsonWriter writer, ConfigurationResult configuration)
    {
        writer.WriteStartObject();
        writer.WriteString("name", configuration.Name);
        writer.Double("meanLoss", configuration.MeanLoss);
        writer.Double("standardError", configuration.StandardError);
        writer.Double("standardDeviation", configuration.StandardDeviation);
        writer.Double("p50", configuration.Median);
        writer.Double("var95", configuration.Var95.Value);
        writer.Double("var95Low", configuration.Var95.Low);
        writer.Double("var95High", configuration.Var95.High);
        writer.Double("var99", configuration.Var99.Value);
        writer.Double("var99Low", configuration.Var99.Low);
        writer.Double("var99High", configuration.Var99.High);
        writer.Double("tvar95", configuration.TailVar95);
        writer.Double("tvar99", configuration.TailVar99);
        writer.WriteStartArray("exceedance");
        foreach (var point in configuration.Exceedance)
        {
            writer.WriteStartObject();
            writer.Double("amount", point.Amount);
            writer.Double("probability", point.Probability);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Double("meanEvents", configuration.MeanEvents);
        writer.WriteStartArray("products");
        foreach (var product in configuration.Products)
        {
            writer.WriteStartObject();
            writer.WriteString("id", product.Id);
            writer.Double("downHoursPerYear", product.DownHoursPerYear);
            writer.Double("availability", product.Availability);
            writer.Double("mtpdBreachPerYear", product.MtpdBreachPerYear);
            writer.Double("disruptionsPerYear", product.DisruptionsPerYear);
            writer.Double("recoveryP50", product.Recovery.P50);
            writer.Double("recoveryP80", product.Recovery.P80);
            writer.Double("recoveryP95", product.Recovery.P95);
            writer.Double("mtpdHours", product.Recovery.MtpdHours);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Double("anyBreachPerYear", configuration.AnyBreachPerYear);
        Threats(writer, configuration.Threats);
        writer.WriteEndObject();
    }

    private static void Threats(Utf8JsonWriter writer, IReadOnlyList<ThreatResult> threats)
    {
        writer.WriteStartArray("threats");
        foreach (var threat in threats)
        {
            writer.WriteStartObject();
            writer.WriteString("id", threat.Id);
            writer.Double("expectedAnnualLoss", threat.ExpectedAnnualLoss);
            writer.Double("standardError", threat.StandardError);
            writer.Double("exactAnnualLoss", threat.ExactAnnualLoss);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
