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

    /// <summary>Dashes per series: solid, dashes, dots, dash and dot, short dashes.</summary>
    private static readonly string[] Dashes = ["", "8 4", "2 4", "12 4 2 4", "4 3"];

    /// <summary>The same colour that also carries a dash: the library would cut a dashed line into many shapes.</summary>
    public static Color Dashed(Color colour, int pattern) => new((byte)(1 + (pattern % Dashes.Length)), colour.G, colour.B);

    /// <summary>The token and the dash of a drawn colour; null when it is not one of ours.</summary>
    public static (string Token, string Dash)? Read(string drawn) =>
        drawn.Length == 7 && drawn[1] == '0' && drawn[2] is >= '1' and <= '5' && Tokens.TryGetValue("#01" + drawn[3..], out var token)
            ? (token, Dashes[drawn[2] - '1'])
            : null;

    /// <summary>"#010101" to "var(--ink)".</summary>
    private static readonly Dictionary<string, string> Tokens = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
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
