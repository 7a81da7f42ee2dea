using System.Text.Json;
using MkbZekerheid.Engine;
using MkbZekerheid.Engine.Simulation;
using MkbZekerheid.Model;

namespace MkbZekerheid.Host.Analysis;

/// <summary>Writes what the standard scenarios and those of the document do: who is down when, what it costs, which limits break, which measures help.</summary>
internal static class ScenarioOutput
{
    /// <summary>Scenarios are for companies, not for graphs of thousands of nodes.</summary>
    private const int MostNodes = 2000;

    public static void Write(
        Utf8JsonWriter writer, ResilienceModel model, CompanyModel company, CompanyGraph graph, Configuration configuration, Engine.CycleRule cycleRule,
        CancellationToken cancellationToken)
    {
        if (graph.NodeCount > MostNodes)
        {
            writer.WriteNull("scenarios");
            return;
        }

        writer.WriteStartArray("scenarios");
        foreach (var scenario in company.Products.Count == 0 ? [] : All(model, company))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Scenario(writer, graph, ExactScenarios.Run(company, configuration, scenario, cycleRule), cycleRule);
        }

        writer.WriteEndArray();
    }

    /// <summary>The standard six, and then those of the document; its own "building gone" says something else than the standard one.</summary>
    private static IEnumerable<ExactScenario> All(ResilienceModel model, CompanyModel company) =>
        ExactScenarios.Standard(company, UtilitySources.Of(model)).Concat(model.Scenarios.Select(scenario => Own(scenario, company)).Where(scenario => scenario.Losses.Count > 0));

    private static ExactScenario Own(Scenario scenario, CompanyModel company)
    {
        var resources = company.Resources.ToDictionary(resource => resource.Id, StringComparer.Ordinal);
        var lost = scenario.LostResources.Where(loss => resources.ContainsKey(loss.Ref))
            .Select(loss => (loss.Ref, Hours: loss.DurationHours ?? resources[loss.Ref].RecoveryHours)).ToList();
        var threats = company.Threats.Where(threat => scenario.ThreatIds.Contains(threat.Id)).ToList();
        return new ExactScenario(scenario.Id,
        [
            .. lost.Where(loss => loss.Hours > 0).Select(loss => new LostNode(loss.Ref, (double)loss.Hours!)),
            .. threats.SelectMany(threat => ExactScenarios.OfThreat(threat).Losses),
        ])
        {
            UnknownRecovery = [.. lost.Where(loss => loss.Hours is null).Select(loss => loss.Ref)],
            ThreatId = threats.Count == 1 && lost.Count == 0 ? threats[0].Id : null,
        };
    }

    private static void Scenario(Utf8JsonWriter writer, CompanyGraph graph, ExactScenarioResult result, Engine.CycleRule cycleRule)
    {
        var formula = PlanningScenarios.Run(graph, PlanningScenarios.From(result.Scenario), cycleRule).Outages.ToDictionary(outage => outage.Id, StringComparer.Ordinal);
        writer.WriteStartObject();
        writer.WriteString("id", result.Scenario.Id);
        writer.WriteStartArray("losses");
        foreach (var loss in result.Scenario.Losses)
        {
            writer.WriteStartObject();
            writer.WriteString("id", loss.NodeId);
            writer.Double("hours", Hours(loss.Hours));
            writer.Double("residual", loss.Residual);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Strings("unknownRecovery", result.Scenario.UnknownRecovery);
        writer.Double("loss", Math.Round(result.Loss, 2));
        writer.Strings("breaches", result.Products.Where(product => product.Breach).Select(product => product.Id));
        writer.WriteStartArray("down");
        foreach (var node in result.Nodes.Where(node => node.DownFrom is not null).OrderBy(node => node.DownFrom))
        {
            var planning = formula.GetValueOrDefault(node.NodeId);
            writer.WriteStartObject();
            writer.WriteString("id", node.NodeId);
            writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(node.Kind.ToString()));
            writer.Double("fromHours", Hours(node.DownFrom));
            writer.Double("untilHours", Hours(node.DownUntil));
            writer.Double("longestHours", Hours(node.LongestDownHours));
            writer.Double("totalHours", Hours(node.TotalDownHours));
            writer.Decimal("planningHours", planning?.OutageHours);
            writer.Strings("chain", planning?.Chain ?? []);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Products(writer, result);
        Measures(writer, result);
        writer.WriteEndObject();
    }

    private static void Products(Utf8JsonWriter writer, ExactScenarioResult result)
    {
        writer.WriteStartArray("products");
        foreach (var product in result.Products)
        {
            writer.WriteStartObject();
            writer.WriteString("id", product.Id);
            writer.Double("loss", Math.Round(product.Loss, 2));
            writer.Double("downHours", Hours(product.DownHours));
            writer.Double("longestDownHours", Hours(product.LongestDownHours));
            writer.Double("mtpdHours", product.MtpdHours);
            writer.WriteBoolean("breach", product.Breach);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Measures(Utf8JsonWriter writer, ExactScenarioResult result)
    {
        writer.WriteStartArray("measures");
        foreach (var measure in result.Measures)
        {
            writer.WriteStartObject();
            writer.WriteString("id", measure.StrategyId);
            writer.Double("lossSaved", Math.Round(measure.LossSaved, 2));
            writer.WriteNumber("breachesAvoided", measure.BreachesAvoided);
            writer.Double("annualCost", Math.Round(measure.AnnualCost, 2));
            writer.Double("savedPerEuro", measure.SavedPerEuro is { } saved ? Math.Round(saved, 4) : null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Without the last bits, which mean nothing: millionths of an hour.</summary>
    private static double? Hours(double? hours) => hours is { } known ? Math.Round(known, 6) : null;
}
