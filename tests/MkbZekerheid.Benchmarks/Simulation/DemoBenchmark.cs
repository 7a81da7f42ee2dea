using System.Globalization;
using MkbZekerheid.Engine.Simulation;
using MkbZekerheid.Engine.Tests;
using MkbZekerheid.Engine.Tests.Simulation;

namespace MkbZekerheid.Benchmarks.Simulation;

/// <summary>
/// Exact simulation of the demo company under none, implemented and chosen strategies: configuration-years per second on one thread, against the
/// plain reading of the method (every year on the whole company, functions as lists), which must give the same loss in every year first.
/// </summary>
internal static class DemoBenchmark
{
    private static readonly Configuration[] Configurations = [Configuration.None, Configuration.Implemented, Configuration.Chosen];

    public static void Run(TextWriter output)
    {
        Versus(output, plainYears: 100);
        Growth(output, "years simulated", [(2_000, 1), (20_000, 1), (200_000, 1), (1_000_000, 1)]);
        Growth(output, "companies side by side", [(20_000, 1), (20_000, 2), (20_000, 4), (20_000, 8)]);
        Busy(output);
        var one = Timing.Once(() => Simulate(Vector.DemoModel, 200_000, 1));
        var two = Timing.Once(() => Simulate(Vector.DemoModel, 200_000, 2));
        Line(output, $"two threads: {one / two:F2} times one thread ({Environment.ProcessorCount} processors)");
        var worth = Timing.Once(() => StrategyWorths.Of(Vector.DemoModel));
        Line(output, $"value of all strategies (first-in, last-in, Shapley over all subsets): {worth:F2} s");
        var sensitivity = Timing.Once(() => Sensitivity.Of(Vector.DemoModel, Configuration.Implemented));
        Line(output, $"ten most influential inputs: {sensitivity * 1000:F0} ms");
    }

    private static void Versus(TextWriter output, int plainYears)
    {
        var factory = new PlanFactory(Vector.DemoModel, CycleRule.Sum);
        var plans = Configurations.Select(factory.Plan).ToArray();
        var plain = Configurations.Select(c => new PlainSimulation(Vector.DemoModel, c)).ToArray();
        var engine = new YearSimulator(factory.Threats, plans);
        var tallies = plans.Select(p => new BlockTally(plainYears, p.Network.Products.Length)).ToArray();
        engine.Run(1, 0, plainYears, tallies);
        for (var c = 0; c < plain.Length; c++)
        {
            for (var year = 0; year < plainYears; year++)
            {
                var expected = plain[c].Year(1, year).Loss;
                if (Math.Abs(expected - tallies[c].Losses[year]) > 1e-6 * (1 + expected))
                {
                    throw new InvalidOperationException($"Year {year}: {tallies[c].Losses[year]} is not {expected}.");
                }
            }
        }

        const int engineYears = 100_000;
        var (slow, fast) = Timing.Alternate(
            () =>
            {
                foreach (var p in plain)
                {
                    for (var year = 0; year < plainYears; year++)
                    {
                        p.Year(1, year);
                    }
                }
            },
            () => Simulate(Vector.DemoModel, engineYears, 1));
        var slowRate = plainYears * Configurations.Length / slow;
        var fastRate = engineYears * Configurations.Length / fast;
        Line(output, $"demo company, one thread: plain {slowRate:F0}, engine {fastRate:F0} configuration-years per second; ratio {fastRate / slowRate:F0} (same loss in every one of {plainYears} years)");
        var answer = Timing.Once(() => Simulate(Vector.DemoModel, 20_000, 1));
        Line(output, $"20,000 years of three configurations, from model to result, one thread: {answer * 1000:F0} ms = {60_000 / answer:F0} configuration-years per second");
    }

    private static void Growth(TextWriter output, string what, (long Years, int Copies)[] sizes)
    {
        Line(output, $"growth with {what}:");
        foreach (var (years, copies) in sizes)
        {
            var model = Copies(copies);
            var seconds = Timing.Once(() => Simulate(model, years, 1));
            Line(output, $"  {years} years x {copies} ({model.Resources.Count + model.Activities.Count + model.Processes.Count + model.Products.Count} nodes): {seconds:F3} s, {years * Configurations.Length / seconds:F0} configuration-years per second");
        }
    }

    private static void Busy(TextWriter output)
    {
        Line(output, "growth with events per year:");
        foreach (var factor in new[] { 0.5, 1, 2, 4, 8 })
        {
            var model = Vector.DemoModel with { Threats = [.. Vector.DemoModel.Threats.Select(t => t with { FrequencyPerYear = t.FrequencyPerYear * factor })] };
            var seconds = Timing.Once(() => Simulate(model, 20_000, 1));
            Line(output, $"  {8.554 * factor:F1} events a year: {20_000 * Configurations.Length / seconds:F0} configuration-years per second");
        }
    }

    // Copies of the company that share nothing, in one model: more nodes, more threats, more overlaps that turn out independent.
    private static CompanyModel Copies(int copies)
    {
        var demo = Vector.DemoModel;
        if (copies == 1)
        {
            return demo;
        }

        return new CompanyModel
        {
            Resources = [.. All(k => demo.Resources.Select(r => r with { Id = r.Id + k, Requirements = Requirements(r.Requirements, k) }))],
            Activities = [.. All(k => demo.Activities.Select(a => a with { Id = a.Id + k, ProcessId = a.ProcessId + k, Requirements = Requirements(a.Requirements, k) }))],
            Processes = [.. All(k => demo.Processes.Select(p => p with { Id = p.Id + k }))],
            Products = [.. All(k => demo.Products.Select(p => p with { Id = p.Id + k }))],
            ProductProcessLinks = [.. All(k => demo.ProductProcessLinks.Select(l => l with { ProductId = l.ProductId + k, ProcessId = l.ProcessId + k }))],
            Threats = [.. All(k => demo.Threats.Select(t => t with { Id = t.Id + k, Effects = [.. t.Effects.Select(e => e with { Ref = e.Ref + k })] }))],
        };

        IEnumerable<T> All<T>(Func<string, IEnumerable<T>> make) => Enumerable.Range(0, copies).SelectMany(k => make("#" + k.ToString(CultureInfo.InvariantCulture)));

        static IReadOnlyList<RequirementInput> Requirements(IReadOnlyList<RequirementInput> list, string k) =>
        [
            .. list.Select(g => g with
            {
                Id = g.Id + k,
                Primaries = [.. g.Primaries.Select(m => m with { Ref = m.Ref + k })],
                Alternatives = [.. g.Alternatives.Select(a => a with { Refs = [.. a.Refs.Select(r => r + k)] })],
            }),
        ];
    }

    private static void Simulate(CompanyModel model, long years, int threads) => Simulator.Run(
        model, new SimulationOptions { Years = years, Configurations = Configurations, Threads = threads, EventsPerThreat = 0 });

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Line(TextWriter output, string text) => output.WriteLine(text);
}
