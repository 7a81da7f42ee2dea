namespace MkbZekerheid.Engine;

/// <summary>A gate of a failure tree: it fails when at least K of its inputs fail (K = 1 is OR, K = all is AND).</summary>
/// <param name="Id">Unique over gates and events.</param>
/// <param name="K">Number of inputs that must fail, 1 up to the number of inputs.</param>
/// <param name="Inputs">Ids of gates or events. An id that is no gate is an event.</param>
public sealed record FailureGate(string Id, int K, IReadOnlyList<string> Inputs);

/// <summary>All minimal cut sets of a tree, without a limit on their size.</summary>
/// <param name="Count">Number of sets.</param>
/// <param name="ByOrder">Number of sets per size.</param>
/// <param name="RareEventSum">Sum over the sets of the product of the probabilities: an upper bound; null without probabilities.</param>
/// <param name="Probability">Exact probability of the top, events independent; null without probabilities.</param>
/// <param name="Sets">The sets, smallest first, when there are at most as many as asked for; else empty.</param>
public sealed record CutSetSummary(long Count, IReadOnlyDictionary<int, long> ByOrder, double? RareEventSum, double? Probability, IReadOnlyList<IReadOnlyList<string>> Sets);

/// <summary>
/// Complete minimal cut sets and the exact top probability of AND / OR / k-of-n trees with shared parts (method 2.7). The tree
/// becomes a binary decision diagram; its minimal solutions become a zero-suppressed diagram (Rauzy's scheme: of the low and the
/// high branch, those of the high branch that the low one does not already contain). Counting needs no listing.
/// </summary>
public sealed class FailureTree
{
    private readonly Dictionary<string, FailureGate> _gates = new(StringComparer.Ordinal);
    private readonly List<string> _events = [];
    private readonly Dictionary<string, int> _level = new(StringComparer.Ordinal);
    private readonly string _top;

    /// <summary>Makes a tree; events are ordered as they are first met, depth first, from the top.</summary>
    /// <exception cref="ArgumentException">A gate appears twice, waits for itself, has no inputs or a K outside 1 to its number of inputs.</exception>
    public FailureTree(string top, IEnumerable<FailureGate> gates)
    {
        _top = top;
        foreach (var gate in gates)
        {
            if (!_gates.TryAdd(gate.Id, gate))
            {
                throw new ArgumentException($"Gate {gate.Id} appears twice.", nameof(gates));
            }

            if (gate.K < 1 || gate.K > gate.Inputs.Count)
            {
                throw new ArgumentException($"Gate {gate.Id} needs {gate.K} of {gate.Inputs.Count} inputs.", nameof(gates));
            }
        }

        Walk(top, [], []);
    }

    /// <summary>Events below the top, in the order used.</summary>
    public IReadOnlyList<string> Events => _events;

    /// <summary>Minimal cut sets and, with probabilities 0-1 per event, the probability of the top.</summary>
    /// <param name="probability">Chance of an event; null leaves the probabilities out.</param>
    /// <param name="listUpTo">Sets are listed when there are at most this many.</param>
    public CutSetSummary Solve(Func<string, double>? probability = null, long listUpTo = 100_000)
    {
        var diagram = new DecisionDiagram();
        var root = Build(_top, diagram, new Dictionary<string, int>(StringComparer.Ordinal));
        var minimal = diagram.Minimal(root);
        var byOrder = diagram.CountBySize(minimal);
        var count = byOrder.Values.Sum();
        double[]? chances = probability is null ? null : [.. _events.Select(probability)];
        var sets = count > listUpTo ? [] : diagram.Sets(minimal).OrderBy(s => s.Length).Select(s => (IReadOnlyList<string>)[.. s.Select(e => _events[e])]).ToList();
        return new CutSetSummary(
            count, byOrder, chances is null ? null : diagram.SumOfProducts(minimal, chances), chances is null ? null : diagram.Probability(root, chances), sets);
    }

    private void Walk(string id, HashSet<string> open, HashSet<string> done)
    {
        if (!done.Add(id))
        {
            if (open.Contains(id))
            {
                throw new ArgumentException($"Gate {id} waits for itself.", nameof(id));
            }

            return;
        }

        if (!_gates.TryGetValue(id, out var gate))
        {
            _level[id] = _events.Count;
            _events.Add(id);
            return;
        }

        open.Add(id);
        foreach (var input in gate.Inputs)
        {
            Walk(input, open, done);
        }

        open.Remove(id);
    }

    private int Build(string id, DecisionDiagram diagram, Dictionary<string, int> built)
    {
        if (built.TryGetValue(id, out var known))
        {
            return known;
        }

        if (!_gates.TryGetValue(id, out var gate))
        {
            return built[id] = diagram.Event(_level[id]);
        }

        // at[j]: at least j of the inputs so far have failed.
        var at = new int[gate.K + 1];
        at[0] = DecisionDiagram.True;
        foreach (var input in gate.Inputs)
        {
            var failed = Build(input, diagram, built);
            for (var j = gate.K; j > 0; j--)
            {
                at[j] = diagram.Or(at[j], diagram.And(at[j - 1], failed));
            }
        }

        return built[id] = at[gate.K];
    }
}
