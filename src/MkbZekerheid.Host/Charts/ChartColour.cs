using ScottPlot;

namespace MkbZekerheid.Host.Charts;

/// <summary>
/// Sentinel colours: each stands for one token while drawing and becomes <c>var(--token)</c> afterwards,
/// so that one SVG serves light, dark and print.
/// </summary>
internal static class ChartColour
{
    public static readonly Color Ink = new(1, 1, 1);
    public static readonly Color Ink2 = new(1, 1, 2);
    public static readonly Color Ink3 = new(1, 1, 3);
    public static readonly Color Line = new(1, 1, 4);
    public static readonly Color LineStrong = new(1, 1, 5);
    public static readonly Color Surface = new(1, 1, 6);
    public static readonly Color Level = new(1, 1, 7);
    public static readonly Color Ok = new(1, 1, 8);
    public static readonly Color Bad = new(1, 1, 9);
    public static readonly Color[] Series = [new(1, 1, 11), new(1, 1, 12), new(1, 1, 13), new(1, 1, 14), new(1, 1, 15)];

    /// <summary>"#010101" to "var(--ink)".</summary>
    public static readonly IReadOnlyDictionary<string, string> Tokens = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["#010101"] = "var(--ink)",
        ["#010102"] = "var(--ink-2)",
        ["#010103"] = "var(--ink-3)",
        ["#010104"] = "var(--line)",
        ["#010105"] = "var(--line-strong)",
        ["#010106"] = "var(--surface)",
        ["#010107"] = "var(--level)",
        ["#010108"] = "var(--ok)",
        ["#010109"] = "var(--bad)",
        ["#01010B"] = "var(--c1)",
        ["#01010C"] = "var(--c2)",
        ["#01010D"] = "var(--c3)",
        ["#01010E"] = "var(--c4)",
        ["#01010F"] = "var(--c5)",
    };
}
