using System.Text.Json;
using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Analysis;

/// <summary>Writes everything the engine says about one company under one configuration, as docs/analysis-output.md describes it.</summary>
internal static class AnalysisDocument
{
    public const string Format = "mkb-zekerheid/analysis/1";

    /// <summary>Pairs and triples are counted for companies, not for graphs of thousands of resources.</summary>
    private const int MostResourcesForCutSets = 400;

    /// <exception cref="CompanyModelException">The company cannot be computed.</exception>
    public static void Write(ResilienceModel model, Configuration configuration, Stream output, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var company = CompanyModelFrom.Model(model);
        var graph = CompanyGraph.Build(company, configuration);
        var cycleRule = (Engine.CycleRule)(model.Settings?.CycleRule ?? MkbZekerheid.Model.CycleRule.Sum);
        progress?.Report(0.2);
        using var writer = JsonOutput.Create(output);
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteString("configuration", configuration.Name);
        writer.Strings("alreadyBelowMinimum", AllFalls.AlreadyBelow(graph));
        writer.Sets("cycles", graph.Cycles());
        var falls = AllFalls.Counts(graph, Environment.ProcessorCount, cancellationToken);
        progress?.Report(0.5);
        var required = RequiredRecovery.Of(graph);
        Nodes(writer, graph, falls, required, new AchievableTimes(graph, company, cycleRule, cancellationToken));
        progress?.Report(0.7);
        Products(writer, graph, cycleRule, cancellationToken);
        progress?.Report(0.8);
        DifferenceOutput.Write(writer, graph, cycleRule);
        ScenarioOutput.Write(writer, model, company, graph, configuration, cycleRule, cancellationToken);
        progress?.Report(0.9);
        ConcentrationOutput.Write(writer, model);
        Order(writer, model, graph, falls, required);
        writer.WriteEndObject();
        writer.Flush();
        output.Write("\n"u8);
        progress?.Report(1);
    }

    private static void Nodes(Utf8JsonWriter writer, CompanyGraph graph, int[] falls, RequiredRecovery required, AchievableTimes achievable)
    {
        writer.WriteStartArray("nodes");
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var soll = required.HoursOf(node);
            var ist = achievable.HoursOf(node);
            writer.WriteStartObject();
            writer.WriteString("id", graph.IdOf(node));
            writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(graph.KindOf(node).ToString()));
            writer.WriteNumber("falls", falls[node]);
            writer.Decimal("requiredHours", soll);
            writer.Decimal("achievableHours", ist);
            writer.Decimal("gapHours", ist - soll);
            writer.WriteString("gapBecause", ist > soll ? achievable.BecauseOf(node) ?? required.Explain(node).Because : null);
            writer.Strings("gapChain", ist > soll ? achievable.ChainOf(node) ?? required.Explain(node).Chain : []);
            writer.WriteEndObject();
            if (writer.BytesPending > 64 * 1024)
            {
                writer.Flush();
            }
        }

        writer.WriteEndArray();
    }

    private static void Products(Utf8JsonWriter writer, CompanyGraph graph, Engine.CycleRule cycleRule, CancellationToken cancellationToken)
    {
        writer.WriteStartArray("products");
        var products = graph.NodesOf(NodeKind.Product).ToArray();
        if (products.Length > 0)
        {
            var points = SingleLosses.PointsOfFailure(graph, SingleLosses.Of(graph, cycleRule)).ToDictionary(point => point.ProductId, StringComparer.Ordinal);
            var isCompany = graph.NodesOf(NodeKind.Resource).Count() <= MostResourcesForCutSets;
            foreach (var product in products)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var own = points[graph.IdOf(product)];
                writer.WriteStartObject();
                writer.WriteString("id", own.ProductId);
                writer.WriteStartObject("singlePointsOfFailure");
                writer.Strings("structural", own.Structural);
                writer.Strings("overRto", own.OverRto);
                writer.Strings("overMtpd", own.OverMtpd);
                writer.WriteEndObject();
                var sets = isCompany ? CutSets.Of(graph, product) : null;
                CutSetsOf(writer, "cutSets2", sets, 2);
                CutSetsOf(writer, "cutSets3", sets, 3);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    }

    private static void CutSetsOf(Utf8JsonWriter writer, string name, IReadOnlyList<IReadOnlyList<string>>? sets, int size)
    {
        if (sets is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.Sets(name, sets.Where(set => set.Count == size));
        }
    }

    /// <summary>The order that the company chose, and the resources in the order in which they must be back.</summary>
    private static void Order(Utf8JsonWriter writer, ResilienceModel model, CompanyGraph graph, int[] falls, RequiredRecovery required)
    {
        writer.WriteStartObject("recoveryOrder");
        Stated(writer, "products", model.RecoveryOrder?.Products);
        Stated(writer, "customers", model.RecoveryOrder?.Customers);
        writer.WriteStartArray("resources");
        foreach (var (node, hours) in graph.NodesOf(NodeKind.Resource).Select(node => (Node: node, Hours: required.HoursOf(node)))
            .Where(entry => entry.Hours is not null).OrderBy(entry => entry.Hours).ThenByDescending(entry => falls[entry.Node]).ThenBy(entry => entry.Node))
        {
            writer.WriteStartObject();
            writer.WriteString("id", graph.IdOf(node));
            writer.Decimal("requiredHours", hours);
            writer.WriteString("because", required.Explain(node).Because);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Stated(Utf8JsonWriter writer, string name, ModelList<string>? ids)
    {
        if (ids is { IsKnown: true } known)
        {
            writer.Strings(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
