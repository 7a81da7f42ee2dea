namespace MkbZekerheid.Engine.Simulation;

/// <summary>A resource out for some hours.</summary>
/// <param name="NodeId">The resource.</param>
/// <param name="Hours">How long, above 0.</param>
/// <param name="Residual">Fraction of its capacity that is left, 0 up to 1.</param>
/// <param name="StartHours">When it starts, in hours from the start of the scenario.</param>
public sealed record LostNode(string NodeId, double Hours, double Residual = 0, double StartHours = 0);

/// <summary>A stretch of time at one capacity.</summary>
/// <param name="From">Hours from the start.</param>
/// <param name="To">Hours from the start, exclusive.</param>
/// <param name="Capacity">Fraction of normal, below 1.</param>
public readonly record struct CapacityStretch(double From, double To, double Capacity);

/// <summary>What losses do to one node, by the exact step functions.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stretches">Its capacity over time where it is not normal, in order.</param>
/// <param name="DownFrom">First moment below its minimum level (MOL, MBCO), hours from the start; null when it never is.</param>
/// <param name="DownUntil">Last moment below its minimum level.</param>
/// <param name="LongestDownHours">The longest unbroken stretch below the minimum level; 0 when there is none.</param>
/// <param name="TotalDownHours">All hours below the minimum level.</param>
public sealed record NodeOutage(
    string NodeId, NodeKind Kind, IReadOnlyList<CapacityStretch> Stretches, double? DownFrom, double? DownUntil, double LongestDownHours, double TotalDownHours);

/// <summary>The outage of every node after a loss, exactly: the authority beside the planning formula.</summary>
public sealed class ExactOutage
{
    private readonly SimulationNetwork _network;
    private readonly NetworkEvaluator<double, HourClock> _evaluator;

    /// <summary>Prepares a graph for many losses. Not for use by two threads at once.</summary>
    public ExactOutage(CompanyGraph graph, CycleRule cycleRestart = CycleRule.Sum)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _network = new SimulationNetwork(graph, cycleRestart);
        _evaluator = new NetworkEvaluator<double, HourClock>(_network, default);
    }

    /// <summary>True when a dependency cycle in the last loss was stopped after 100 rounds.</summary>
    public bool CycleDidNotSettle => _evaluator.CycleDidNotSettle;

    /// <summary>The nodes that feel the full loss of one node, in node order.</summary>
    public static IReadOnlyList<NodeOutage> Of(CompanyGraph graph, string lostNode, double hours) =>
        new ExactOutage(graph).Of([new LostNode(lostNode, hours)]);

    /// <summary>The nodes that feel the losses, in node order.</summary>
    /// <exception cref="ArgumentException">A lost node does not exist or a number is out of range.</exception>
    public IReadOnlyList<NodeOutage> Of(IReadOnlyList<LostNode> losses)
    {
        Evaluate(losses);
        var result = new List<NodeOutage>();
        for (var v = 0; v < _network.NodeAt.Length; v++)
        {
            var f = _evaluator[_network.PositionOf[v]];
            if (!f.IsOne)
            {
                result.Add(Read(v, f));
            }
        }

        return result;
    }

    /// <summary>The longest stretch below the minimum level of every node, by node number; 0 when it is not felt.</summary>
    public double[] LongestDownHours(IReadOnlyList<LostNode> losses)
    {
        Evaluate(losses);
        return [.. Enumerable.Range(0, _network.NodeAt.Length).Select(v => _evaluator[_network.PositionOf[v]] is { IsOne: false } f ? Read(v, f).LongestDownHours : 0)];
    }

    /// <summary>Loss and downtime of every product of the company for the last losses, ordered by product id.</summary>
    internal IEnumerable<(ProductPlan Product, ProductOutcome<double> Outcome)> Products() => _network.Products.Select(p =>
    {
        var f = _evaluator[p.Position];
        return (p, f.IsOne ? default : ProductOutcome<double>.Of(default(HourClock), p, _evaluator.Arena.Times(f), _evaluator.Arena.Levels(f)));
    });

    private void Evaluate(IReadOnlyList<LostNode> losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        var hits = new Hit<double>[losses.Count];
        for (var i = 0; i < hits.Length; i++)
        {
            var loss = losses[i];
            var node = _network.Graph.IndexOf(loss.NodeId);
            if (node < 0)
            {
                throw new ArgumentException($"There is no node {loss.NodeId}.", nameof(losses));
            }

            if (!(loss.Hours >= 0) || !double.IsFinite(loss.Hours) || loss.Residual is not (>= 0 and <= 1) || !(loss.StartHours >= 0) || !double.IsFinite(loss.StartHours))
            {
                throw new ArgumentException($"The loss of {loss.NodeId} has a number out of range.", nameof(losses));
            }

            hits[i] = new Hit<double>(_network.PositionOf[node], loss.StartHours, loss.StartHours + loss.Hours, loss.Residual);
        }

        _evaluator.Evaluate(hits, null);
    }

    private NodeOutage Read(int node, StepFunction f)
    {
        var times = _evaluator.Arena.Times(f);
        var levels = _evaluator.Arena.Levels(f);
        var minimum = _network.Graph.Level[node] - HourClock.Tolerance;
        var stretches = new List<CapacityStretch>();
        double? from = null, until = null;
        double longest = 0, total = 0, since = 0;
        var below = false;
        for (var i = 0; i < times.Length; i++)
        {
            if (levels[i] < 1)
            {
                stretches.Add(new CapacityStretch(times[i], times[i + 1], levels[i]));
            }

            if (levels[i] < minimum != below)
            {
                if (below)
                {
                    until = times[i];
                    longest = Math.Max(longest, times[i] - since);
                    total += times[i] - since;
                }

                below = !below;
                since = times[i];
                from ??= since;
            }
        }

        return new NodeOutage(_network.Graph.IdOf(node), _network.Graph.KindOf(node), stretches, from, until, longest, total);
    }
}
