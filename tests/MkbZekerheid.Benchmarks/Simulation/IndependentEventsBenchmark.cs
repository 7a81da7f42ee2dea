using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MkbZekerheid.Engine.Simulation;
using MkbZekerheid.Engine.Tests;

namespace MkbZekerheid.Benchmarks.Simulation;

/// <summary>
/// A network of 200 nodes with 20 threats and 1,000,000 years on one thread, against numpy on each threat's cone (the distribution's python3-numpy),
/// alternating. Both give the same mean and the same quantiles within three standard errors first.
/// </summary>
internal static partial class IndependentEventsBenchmark
{
    private const int Years = 122 * IndependentEvents.BlockYears;

    public static void Run(TextWriter output)
    {
        if (Vector.SharedFolder("bench") is not { } scripts || !HasNumpy())
        {
            output.WriteLine("independent events against numpy: not run; needs the folder shared/bench next to the repository and the package python3-numpy");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("mkbz-bench").FullName;
        try
        {
            Python(folder, Path.Combine(scripts, "genbcm.py"), "200", "7", "mc200.andor", "0");
            Python(folder, Path.Combine(scripts, "mkmodel.py"));
            var engine = new IndependentEvents(Read(File.ReadAllText(Path.Combine(folder, "mc200.model"))));
            var losses = new float[Years];
            var peer = new List<double>();
            var own = new List<double>();
            for (var round = 0; round <= Timing.Rounds; round++)
            {
                var theirs = Figures().Match(Python(folder, Path.Combine(scripts, "mc_np.py"), "1e6", "cone"));
                var from = Stopwatch.GetTimestamp();
                engine.Run((ulong)round, 0, losses);
                var mean = losses.Average(x => (double)x);
                Array.Sort(losses);
                var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
                Same(theirs, mean, losses);
                if (round > 0)
                {
                    peer.Add(Number(theirs, "rate"));
                    own.Add(Years / seconds);
                }
            }

            peer.Sort();
            own.Sort();
            var (a, b) = (peer[peer.Count / 2], own[own.Count / 2]);
            output.WriteLine(FormattableString.Invariant($"independent events, 200 nodes, one thread: numpy on cones {a:F0}, engine {b:F0} years per second; ratio {b / a:F1} (mean and VaR95, VaR99 within three standard errors)"));
            foreach (var blocks in new[] { 2, 16, 61, 122, 488 })
            {
                var some = new float[blocks * IndependentEvents.BlockYears];
                var time = Timing.Once(() => engine.Run(1, 0, some));
                output.WriteLine(FormattableString.Invariant($"  {some.Length} years: {some.Length / time:F0} years per second, sorting left out"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Same(Match peer, double mean, float[] sorted)
    {
        var margin = 3 * Math.Sqrt(2) * Number(peer, "se");
        Near(Number(peer, "mean"), mean, margin);
        foreach (var (p, name) in new[] { (0.95, "v95"), (0.99, "v99") })
        {
            // Order statistics three standard errors of a difference away from the quantile.
            var half = 3 * Math.Sqrt(2) * Math.Sqrt(sorted.Length * p * (1 - p));
            var expected = Number(peer, name);
            if (expected < sorted[(int)(sorted.Length * p - half)] || expected > sorted[(int)(sorted.Length * p + half)])
            {
                throw new InvalidOperationException($"VaR {p} of numpy is {expected}, of the engine {sorted[(int)(sorted.Length * p)]}.");
            }
        }
    }

    private static void Near(double expected, double actual, double margin)
    {
        if (Math.Abs(expected - actual) > margin)
        {
            throw new InvalidOperationException($"{actual} is not within {margin} of {expected}.");
        }
    }

    private static EventNetwork Read(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var at = 0;
        int Int() => int.Parse(words[at++], CultureInfo.InvariantCulture);
        float Real() => float.Parse(words[at++], CultureInfo.InvariantCulture);
        int[] Ints(int count) => [.. Enumerable.Range(0, count).Select(_ => Int())];
        var (nodes, groups, products, threats) = (Int(), Int(), Int(), Int());
        EventGroup[] allGroups = [.. Enumerable.Range(0, groups).Select(_ => new EventGroup(Int(), Int(), Ints(Int())))];
        float[] buffers = [.. Enumerable.Range(0, nodes).Select(_ => Real())];
        EventProduct[] allProducts = [.. Enumerable.Range(0, products).Select(_ => new EventProduct(Int(), Real(), Real(), Real(), Real()))];
        EventThreat[] allThreats = [.. Enumerable.Range(0, threats).Select(_ => new EventThreat(Real(), [.. Enumerable.Range(0, Int()).Select(_ => new EventHit(Int(), Real(), Real(), Real()))]))];
        return new EventNetwork(buffers, allGroups, allProducts, allThreats);
    }

    private static bool HasNumpy()
    {
        try
        {
            return Python(Path.GetTempPath(), "-c", "import numpy; print('numpy')").Contains("numpy", StringComparison.Ordinal);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Python(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<rate>\d+) yr/s\s+mean=(?<mean>[\d.]+) se=(?<se>[\d.]+) VaR95=(?<v95>[\d.]+) VaR99=(?<v99>[\d.]+)")]
    private static partial Regex Figures();
}
