using MkbZekerheid.Engine.Numerics;

namespace MkbZekerheid.Engine.Simulation;

/// <summary>What every strategy is worth in expected yearly loss (method 2.19).</summary>
public sealed record StrategyWorthResult
{
    /// <summary>Expected yearly loss without strategies, threats one by one, euro.</summary>
    public required double LossWithout { get; init; }

    /// <summary>Expected yearly loss with all strategies that are not rejected.</summary>
    public required double LossWithAll { get; init; }

    /// <summary>In file order, rejected ones left out.</summary>
    public required IReadOnlyList<StrategyWorth> Strategies { get; init; }
}

/// <summary>One strategy.</summary>
/// <param name="Id">The strategy.</param>
/// <param name="FirstIn">Loss saved as the only strategy: ALE(none) - ALE({s}), euro per year.</param>
/// <param name="LastIn">Loss saved on top of all others: ALE(all \ {s}) - ALE(all).</param>
/// <param name="Shapley">Fair share: the mean marginal saving over all orders. The shares add up to the whole saving.</param>
/// <param name="Value">Cost, ratios and advice.</param>
/// <param name="Exact">True when no sampling was involved: expectations are integrals of the response curves and all subsets were counted.</param>
public sealed record StrategyWorth(string Id, double FirstIn, double LastIn, double Shapley, StrategyValueResult Value, bool Exact);

/// <summary>
/// Values strategies by the expected loss of each threat. A threat only hears of the strategies that can change it, so the Shapley value splits
/// into small games, one for each threat, that are counted in full (all subsets) up to ten strategies; above that 200 orders are drawn.
/// </summary>
public static class StrategyWorths
{
    private const int MostExact = 10, Orders = 200;

    /// <summary>Values all strategies that are not rejected.</summary>
    /// <exception cref="CompanyModelException">The model has errors.</exception>
    public static StrategyWorthResult Of(CompanyModel model, CycleRule cycleRestart = CycleRule.Sum, ulong seed = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var factory = new PlanFactory(model, cycleRestart);
        var strategies = Enumerable.Range(0, model.Strategies.Count).Where(s => model.Strategies[s].Status != StrategyStatus.Rejected).ToArray();
        var games = new Game[factory.Threats.Length];
        Parallel.For(0, games.Length, new ParallelOptions { CancellationToken = cancellationToken }, t =>
            games[t] = new Game(model, factory, factory.Threats[t], strategies, seed, cancellationToken));

        double without = 0, with = 0;
        var first = new double[model.Strategies.Count];
        var last = new double[model.Strategies.Count];
        var shapley = new double[model.Strategies.Count];
        var sampled = new bool[model.Strategies.Count];
        foreach (var game in games)
        {
            without += game.Without;
            with += game.With;
            for (var i = 0; i < game.Players.Length; i++)
            {
                first[game.Players[i]] += game.FirstIn[i];
                last[game.Players[i]] += game.LastIn[i];
                shapley[game.Players[i]] += game.Shapley[i];
                sampled[game.Players[i]] |= !game.Exact;
            }
        }

        return new StrategyWorthResult
        {
            LossWithout = without,
            LossWithAll = with,
            Strategies =
            [
                .. strategies.Select(s => new StrategyWorth(
                    model.Strategies[s].Id,
                    first[s],
                    last[s],
                    shapley[s],
                    StrategyValue.Of(
                        StrategyValue.AnnualCost(model.Strategies[s].CostOnce, model.Strategies[s].CostPerYear, model.Strategies[s].LifetimeYears),
                        (decimal)first[s],
                        (decimal)last[s]),
                    !sampled[s])),
            ],
        };
    }

    /// <summary>The savings on one threat as a game between the strategies that reach it.</summary>
    private sealed class Game
    {
        private readonly CompanyModel _model;
        private readonly PlanFactory _factory;
        private readonly ThreatPlan _threat;
        private readonly Dictionary<ulong, double> _loss = [];
        private readonly Dictionary<ulong, (ConfigurationPlan Plan, ExpectedLoss Expected)> _plans = [];
        private readonly ulong _reach;

        public Game(CompanyModel model, PlanFactory factory, ThreatPlan threat, int[] strategies, ulong seed, CancellationToken cancellationToken)
        {
            (_model, _factory, _threat) = (model, factory, threat);
            Players = [.. strategies.Where(s => factory.ReachesResponse(threat.Index, s) || Scales(s))];
            if (Players.Length > 63)
            {
                throw new ArgumentException($"More than 63 strategies change threat {threat.Input.Id}.", nameof(model));
            }

            var n = Players.Length;
            for (var i = 0; i < n; i++)
            {
                _reach |= factory.ReachesResponse(threat.Index, Players[i]) ? 1UL << i : 0;
            }

            var all = (1UL << n) - 1;
            Without = Loss(0);
            With = Loss(all);
            FirstIn = [.. Enumerable.Range(0, n).Select(i => Without - Loss(1UL << i))];
            LastIn = [.. Enumerable.Range(0, n).Select(i => Loss(all & ~(1UL << i)) - With)];
            Shapley = new double[n];
            if (n <= MostExact)
            {
                CountAll(n, cancellationToken);
            }
            else
            {
                DrawOrders(n, seed, cancellationToken);
                Exact = false;
            }

            _plans.Clear();
        }

        public int[] Players { get; }

        public double Without { get; }

        public double With { get; }

        public double[] FirstIn { get; }

        public double[] LastIn { get; }

        public double[] Shapley { get; }

        public bool Exact { get; private set; } = true;

        // Share of player i: sum over subsets S without i of |S|! (n - |S| - 1)! / n! x (loss(S) - loss(S and i)).
        private void CountAll(int n, CancellationToken cancellationToken)
        {
            var weight = new double[n];
            for (var size = 0; size < n; size++)
            {
                // 1 / (n x (n-1 choose size))
                var choose = 1.0;
                for (var k = 0; k < size; k++)
                {
                    choose = choose * (n - 1 - k) / (k + 1);
                }

                weight[size] = 1 / (n * choose);
            }

            for (var subset = 0UL; subset < 1UL << n; subset++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var size = System.Numerics.BitOperations.PopCount(subset);
                for (var i = 0; i < n; i++)
                {
                    if ((subset >> i & 1) == 0)
                    {
                        Shapley[i] += weight[size] * (Loss(subset) - Loss(subset | 1UL << i));
                    }
                }
            }
        }

        private void DrawOrders(int n, ulong seed, CancellationToken cancellationToken)
        {
            var order = Enumerable.Range(0, n).ToArray();
            for (var k = 0; k < Orders; k++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var draws = new PhiloxDraws(seed, _threat.Stream, k, purpose: 2);
                for (var i = n - 1; i > 0; i--)
                {
                    var j = (int)(draws.Next() * (i + 1));
                    (order[i], order[j]) = (order[j], order[i]);
                }

                var subset = 0UL;
                foreach (var i in order)
                {
                    Shapley[i] += (Loss(subset) - Loss(subset | 1UL << i)) / Orders;
                    subset |= 1UL << i;
                }
            }
        }

        private double Loss(ulong subset)
        {
            if (_loss.TryGetValue(subset, out var known))
            {
                return known;
            }

            // Only strategies that reach the response need a network of their own; the others are factors.
            if (!_plans.TryGetValue(subset & _reach, out var pair))
            {
                var reached = _factory.Plan(Configuration.Of("subset", Members(subset & _reach).Select(s => _model.Strategies[s].Id)));
                _plans[subset & _reach] = pair = (reached, new ExpectedLoss(reached));
            }

            var planned = pair.Plan.Threats[_threat.Index];
            (planned.FrequencyFactor, planned.DurationFactor, planned.CostFactor) = (1, 1, 1);
            foreach (var effect in Members(subset).SelectMany(s => _model.Strategies[s].Effects))
            {
                switch (effect)
                {
                    case StrategyEffectInput.ScaleFrequency e when e.ThreatId == _threat.Input.Id: planned.FrequencyFactor *= e.Factor; break;
                    case StrategyEffectInput.ScaleDuration e when e.ThreatId == _threat.Input.Id: planned.DurationFactor *= e.Factor; break;
                    case StrategyEffectInput.ScaleDirectCost e when e.ThreatId == _threat.Input.Id: planned.CostFactor *= e.Factor; break;
                    default: break;
                }
            }

            var (loss, exact) = pair.Expected.Of(planned);
            Exact &= exact;
            return _loss[subset] = loss;
        }

        private IEnumerable<int> Members(ulong subset) => Enumerable.Range(0, Players.Length).Where(i => (subset >> i & 1) != 0).Select(i => Players[i]);

        private bool Scales(int strategy) => _model.Strategies[strategy].Effects.Any(effect => effect switch
        {
            StrategyEffectInput.ScaleFrequency e => e.ThreatId == _threat.Input.Id,
            StrategyEffectInput.ScaleDuration e => e.ThreatId == _threat.Input.Id,
            StrategyEffectInput.ScaleDirectCost e => e.ThreatId == _threat.Input.Id,
            _ => false,
        });
    }
}
