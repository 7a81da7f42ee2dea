using System.Collections.Concurrent;

namespace MkbZekerheid.Engine.Simulation;

/// <summary>
/// Simulates years of a company (method 3.1 and 3.2): Poisson threats, durations, outages, propagation on exact step functions,
/// loss of products, breaches, for several configurations of strategies under common random numbers.
/// </summary>
public static class Simulator
{
    private const int BlockYears = 512, BlocksPerRound = 32;

    /// <summary>Runs the simulation. Memory does not depend on the number of years.</summary>
    /// <exception cref="CompanyModelException">The model has errors.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static SimulationResult Run(CompanyModel model, SimulationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Years, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads);
        var factory = new PlanFactory(model, options.CycleRule);
        var plans = options.Configurations.Select(factory.Plan).ToArray();
        var totals = new Totals(plans, options);
        var workers = new ConcurrentBag<YearSimulator>();
        var tallies = Enumerable.Range(0, BlocksPerRound)
            .Select(_ => plans.Select(p => new BlockTally(BlockYears, p.Network.Products.Length)).ToArray()).ToArray();
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads,
        };

        // Rounds have a fixed size and blocks are merged in order: neither the stop rule nor a sum depends on the number of threads.
        var done = 0L;
        var stopped = false;
        while (done < options.Years && !stopped)
        {
            var from = done;
            var years = Math.Min(options.Years - done, (long)BlockYears * BlocksPerRound);
            var blocks = (int)((years + BlockYears - 1) / BlockYears);
            Parallel.For(0, blocks, parallel, b =>
            {
                if (!workers.TryTake(out var worker))
                {
                    worker = new YearSimulator(factory.Threats, plans);
                }

                worker.Run(options.Seed, from + (long)b * BlockYears, Size(years, b), tallies[b]);
                workers.Add(worker);
            });
            for (var b = 0; b < blocks; b++)
            {
                totals.Add(tallies[b], Size(years, b));
            }

            done += years;
            options.Progress?.Report(new SimulationProgress(done, options.Years));
            stopped = done < options.Years && options.StopAtRelativeError is { } error && totals.Reached(error);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var threats = plans.Select(p => options.EventsPerThreat > 0
            ? ThreatLosses.Sample(model, p, options.Seed, options.EventsPerThreat, cancellationToken)
            : []).ToArray();
        return new SimulationResult
        {
            Years = done,
            Seed = options.Seed,
            StoppedEarly = stopped,
            Configurations = totals.Results(model, [.. workers], threats),
            Warnings = workers.Any(w => w.CycleDidNotSettle) ? ["cycleDidNotSettle"] : [],
        };
    }

    private static int Size(long years, int block) => (int)Math.Min(BlockYears, years - (long)block * BlockYears);

    /// <summary>Everything that is kept over all years.</summary>
    private sealed class Totals(ConfigurationPlan[] plans, SimulationOptions options)
    {
        private readonly Moments[] _loss = new Moments[plans.Length];
        private readonly Moments[] _saving = new Moments[plans.Length];
        private readonly LossDistribution[] _distribution = [.. plans.Select(_ => new LossDistribution())];
        private readonly double[] _amounts = [.. options.ExceedanceAmounts.Order()];
        private readonly long[][] _above = [.. plans.Select(_ => new long[options.ExceedanceAmounts.Count])];
        private readonly double[][] _down = [.. plans.Select(p => new double[p.Network.Products.Length])];
        private readonly long[][] _breach = [.. plans.Select(p => new long[p.Network.Products.Length])];
        private readonly long[] _anyBreach = new long[plans.Length];
        private readonly long[] _events = new long[plans.Length];
        private readonly double[] _difference = new double[BlockYears];

        public void Add(BlockTally[] tallies, int years)
        {
            for (var c = 0; c < tallies.Length; c++)
            {
                var tally = tallies[c];
                var losses = tally.Losses.AsSpan(0, years);
                _loss[c].Add(losses);
                for (var y = 0; y < years; y++)
                {
                    _difference[y] = tallies[0].Losses[y] - losses[y];
                    _distribution[c].Add(losses[y]);
                    for (var a = 0; a < _amounts.Length && losses[y] > _amounts[a]; a++)
                    {
                        _above[c][a]++;
                    }
                }

                _saving[c].Add(_difference.AsSpan(0, years));
                for (var p = 0; p < _down[c].Length; p++)
                {
                    _down[c][p] += tally.DownHours[p];
                    _breach[c][p] += tally.BreachYears[p];
                }

                _anyBreach[c] += tally.AnyBreachYears;
                _events[c] += tally.Events;
            }
        }

        public bool Reached(double relativeError) =>
            Array.TrueForAll(_loss, m => m.StandardError <= relativeError * m.Mean);

        public IReadOnlyList<ConfigurationResult> Results(CompanyModel model, YearSimulator[] workers, IReadOnlyList<ThreatResult>[] threats) =>
            [.. plans.Select((plan, c) => Result(model, plan, c, workers, threats[c]))];

        private ConfigurationResult Result(CompanyModel model, ConfigurationPlan plan, int c, YearSimulator[] workers, IReadOnlyList<ThreatResult> threats)
        {
            var sorted = _distribution[c].Sort();
            double years = _loss[c].Count;
            return new ConfigurationResult
            {
                Name = plan.Name,
                MeanLoss = _loss[c].Mean,
                StandardDeviation = _loss[c].StandardDeviation,
                StandardError = _loss[c].StandardError,
                Median = sorted.ValueAtRisk(0.5),
                Var95 = Quantile(sorted, 0.95),
                Var99 = Quantile(sorted, 0.99),
                TailVar95 = sorted.TailValueAtRisk(0.95),
                TailVar99 = sorted.TailValueAtRisk(0.99),
                Exceedance = [.. _amounts.Select((a, i) => new ExceedancePoint(a, _above[c][i] / years))],
                MeanEvents = _events[c] / years,
                AnyBreachPerYear = _anyBreach[c] / years,
                Saving = new DifferenceResult(_saving[c].Mean, _saving[c].StandardError),
                Products = [.. model.Products.Select(p => Product(p, Array.FindIndex(plan.Network.Products, x => x.Id == p.Id), c, years, workers))],
                Threats = threats,
            };
        }

        private ProductResult Product(ProductInput product, int p, int c, double years, YearSimulator[] workers)
        {
            var recovery = new HoursHistogram();
            foreach (var worker in workers)
            {
                recovery.Add(worker.Recovery[c][p]);
            }

            var down = _down[c][p] / years;
            return new ProductResult(
                product.Id,
                down,
                1 - down / ThreatPlan.HoursPerYear,
                _breach[c][p] / years,
                recovery.Count / years,
                new RecoveryResult(recovery.Quantile(0.5), recovery.Quantile(0.8), recovery.Quantile(0.95), (double?)product.MtpdHours));
        }

        private static QuantileResult Quantile(LossDistribution.Sorted sorted, double p)
        {
            var (low, high) = sorted.Interval(p);
            return new QuantileResult(sorted.ValueAtRisk(p), low, high);
        }
    }
}
