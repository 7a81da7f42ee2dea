using System.Text.Json;
using MkbZekerheid.Engine;
using MkbZekerheid.Engine.Simulation;

namespace MkbZekerheid.Host.Analysis;

/// <summary>Writes where the planning formula and the exact calculation disagree about the loss of one resource; the exact one counts.</summary>
internal static class DifferenceOutput
{
    private const int MostNodes = 2000;

    public static void Write(Utf8JsonWriter writer, CompanyGraph graph, Engine.CycleRule cycleRule)
    {
        if (graph.NodeCount > MostNodes)
        {
            writer.WriteNull("differences");
            return;
        }

        writer.WriteStartArray("differences");
        foreach (var difference in OutageComparison.Of(graph, cycleRule).Differences)
        {
            writer.WriteStartObject();
            writer.WriteString("lost", difference.LostId);
            writer.WriteString("id", difference.NodeId);
            writer.Double("planningHours", Math.Round(difference.PlanningHours, 6));
            writer.Double("exactHours", Math.Round(difference.ExactHours, 6));
            writer.WriteString("reason", JsonNamingPolicy.CamelCase.ConvertName(difference.Reason.ToString()));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
