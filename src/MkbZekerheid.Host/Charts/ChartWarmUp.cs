namespace MkbZekerheid.Host.Charts;

/// <summary>Draws one chart beside the start, so that the first visitor of a page with charts does not wait for fonts and a native library.</summary>
internal sealed class ChartWarmUp(ScottPlotChartRenderer renderer, ILogger<ChartWarmUp> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            renderer.WarmUp();
        }
        catch (Exception fault) when (fault is DllNotFoundException or TypeInitializationException or InvalidOperationException or IOException)
        {
            // A host without charts still shows plans; each page says itself that a chart is missing.
            logger.LogError(fault, "Charts cannot be drawn on this machine");
        }
    }
}
