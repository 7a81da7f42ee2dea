namespace MkbZekerheid.Engine;

/// <summary>
/// Ordered decision diagrams over numbered events: node (event, low, high). Read as a binary diagram, low is "event did not happen";
/// read as a zero-suppressed diagram, low is "sets without the event". Nodes 0 and 1 are False / no set and True / the empty set.
/// </summary>
internal sealed class DecisionDiagram
{
    public const int False = 0;
    public const int True = 1;

    private readonly List<(int Event, int Low, int High)> _nodes = [(int.MaxValue, 0, 0), (int.MaxValue, 1, 1)];
    private readonly Dictionary<(int, int, int), int> _unique = [];
    private readonly Dictionary<(int, int), int> _and = [];
    private readonly Dictionary<(int, int), int> _or = [];
    private readonly Dictionary<(int, int), int> _without = [];
    private readonly Dictionary<int, int> _minimal = [];

    public int Event(int number) => Node(number, False, True);

    public int And(int a, int b)
    {
        if (a == False || b == False)
        {
            return False;
        }

        if (a == True || a == b)
        {
            return b;
        }

        return b == True ? a : Apply(a, b, _and, And);
    }

    public int Or(int a, int b)
    {
        if (a == True || b == True)
        {
            return True;
        }

        if (a == False || a == b)
        {
            return b;
        }

        return b == False ? a : Apply(a, b, _or, Or);
    }

    /// <summary>
    /// Minimal solutions of a rising function as a zero-suppressed diagram: those without the event, and, with the event added, those
    /// of the high branch that contain no solution of the low branch.
    /// </summary>
    public int Minimal(int node)
    {
        if (node <= True)
        {
            return node;
        }

        if (_minimal.TryGetValue(node, out var known))
        {
            return known;
        }

        var (number, low, high) = _nodes[node];
        var without = Minimal(low);
        var with = Without(Minimal(high), low);
        return _minimal[node] = with == False ? without : Node(number, without, with);
    }

    public Dictionary<int, long> CountBySize(int sets)
    {
        var memo = new Dictionary<int, long[]>();
        long[] Count(int node)
        {
            if (node <= True)
            {
                return node == True ? [1] : [];
            }

            if (memo.TryGetValue(node, out var known))
            {
                return known;
            }

            var low = Count(_nodes[node].Low);
            var high = Count(_nodes[node].High);
            var result = new long[Math.Max(low.Length, high.Length + 1)];
            low.CopyTo(result, 0);
            for (var i = 0; i < high.Length; i++)
            {
                result[i + 1] = checked(result[i + 1] + high[i]);
            }

            return memo[node] = result;
        }

        return Count(sets).Select((count, size) => (count, size)).Where(x => x.count > 0).ToDictionary(x => x.size, x => x.count);
    }

    public IEnumerable<int[]> Sets(int sets)
    {
        var path = new Stack<int>();
        return Visit(sets);

        IEnumerable<int[]> Visit(int node)
        {
            if (node == True)
            {
                yield return [.. path.Reverse()];
            }

            if (node <= True)
            {
                yield break;
            }

            path.Push(_nodes[node].Event);
            foreach (var set in Visit(_nodes[node].High))
            {
                yield return set;
            }

            path.Pop();
            foreach (var set in Visit(_nodes[node].Low))
            {
                yield return set;
            }
        }
    }

    /// <summary>Exact chance that the function holds: p high + (1 - p) low, events independent.</summary>
    public double Probability(int node, double[] chances) =>
        Fold(node, (e, low, high) => ((1 - chances[e]) * low) + (chances[e] * high));

    /// <summary>Sum over the sets of the product of the chances.</summary>
    public double SumOfProducts(int sets, double[] chances) => Fold(sets, (e, low, high) => low + (chances[e] * high));

    private double Fold(int node, Func<int, double, double, double> combine)
    {
        var memo = new Dictionary<int, double> { [False] = 0, [True] = 1 };
        double Visit(int n) => memo.TryGetValue(n, out var known) ? known : memo[n] = combine(_nodes[n].Event, Visit(_nodes[n].Low), Visit(_nodes[n].High));
        return Visit(node);
    }

    /// <summary>Sets (zero-suppressed) that do not satisfy the rising function: no solution of it is contained in them.</summary>
    private int Without(int sets, int function)
    {
        if (sets == False || function == True)
        {
            return False;
        }

        if (sets == True || function == False)
        {
            // The empty set satisfies a rising function only when it is always true.
            return sets;
        }

        if (_without.TryGetValue((sets, function), out var known))
        {
            return known;
        }

        var s = _nodes[sets];
        var f = _nodes[function];
        int result;
        if (s.Event < f.Event)
        {
            result = Set(s.Event, Without(s.Low, function), Without(s.High, function));
        }
        else if (s.Event > f.Event)
        {
            result = Without(sets, f.Low);
        }
        else
        {
            result = Set(s.Event, Without(s.Low, f.Low), Without(s.High, f.High));
        }

        return _without[(sets, function)] = result;
    }

    private int Set(int number, int low, int high) => high == False ? low : Node(number, low, high);

    private int Apply(int a, int b, Dictionary<(int, int), int> memo, Func<int, int, int> operation)
    {
        var key = a < b ? (a, b) : (b, a);
        if (memo.TryGetValue(key, out var known))
        {
            return known;
        }

        var x = _nodes[a];
        var y = _nodes[b];
        var number = Math.Min(x.Event, y.Event);
        var low = operation(x.Event == number ? x.Low : a, y.Event == number ? y.Low : b);
        var high = operation(x.Event == number ? x.High : a, y.Event == number ? y.High : b);
        return memo[key] = low == high ? low : Node(number, low, high);
    }

    private int Node(int number, int low, int high)
    {
        if (_unique.TryGetValue((number, low, high), out var known))
        {
            return known;
        }

        _nodes.Add((number, low, high));
        return _unique[(number, low, high)] = _nodes.Count - 1;
    }
}
