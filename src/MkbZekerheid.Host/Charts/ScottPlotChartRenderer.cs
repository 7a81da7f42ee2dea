using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using MkbZekerheid.Modules.Charts;

namespace MkbZekerheid.Host.Charts;

/// <summary>
/// Draws charts with ScottPlot and keeps the last ones by the hash of what they say. At most two drawings at a time:
/// drawing is computing, and a page with many charts must not starve the others.
/// </summary>
internal sealed class ScottPlotChartRenderer : IChartRenderer, IDisposable
{
    private const int Kept = 512;
    private static readonly JsonSerializerOptions HashOptions = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private readonly ConcurrentDictionary<string, ChartSvg> _drawn = new();
    private readonly ConcurrentQueue<string> _order = new();
    private readonly SemaphoreSlim _slots = new(2);

    public ChartSvg Render(ChartDescription chart, ChartSize size, string language)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (size is not (ChartSize.Desktop or ChartSize.Phone))
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "A chart has two sizes.");
        }

        var culture = ChartNumbers.Culture(language);
        var hash = Hash(chart, size, culture);
        if (_drawn.TryGetValue(hash, out var known))
        {
            return known;
        }

        _slots.Wait();
        try
        {
            return _drawn.GetOrAdd(hash, _ => Keep(hash, Draw(chart, size, culture, hash)));
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>The first drawing loads the native library and the fonts; done at start, nobody waits for it.</summary>
    public void WarmUp()
    {
        var chart = new SeriesChart("Start", "Maand", ["jan", "feb"], [new("Start", [1, 2])], ChartUnit.Percent);
        _ = Render(chart, ChartSize.Desktop, "nl");
    }

    public void Dispose() => _slots.Dispose();

    private ChartSvg Keep(string hash, ChartSvg svg)
    {
        _order.Enqueue(hash);
        while (_order.Count > Kept && _order.TryDequeue(out var oldest))
        {
            _drawn.TryRemove(oldest, out _);
        }

        return svg;
    }

    private static ChartSvg Draw(ChartDescription chart, ChartSize size, CultureInfo culture, string hash)
    {
        ChartFonts.Ensure();
        using var canvas = ChartPainter.Paint(chart, size, culture);
        var title = ChartWords.Title(chart);
        var description = ChartText.Clean(ChartWords.Describe(chart, culture), 2000);
        var svg = SvgCleaner.Clean(canvas.ToSvg(), canvas.Width, canvas.Height, "c" + hash[..10], title, description);
        return new ChartSvg(svg, title, description, ChartWords.Table(chart, culture), hash);
    }

    private static string Hash(ChartDescription chart, ChartSize size, CultureInfo culture)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(chart, chart.GetType(), HashOptions));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes($"{chart.GetType().Name}|{size}|{culture.Name}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
