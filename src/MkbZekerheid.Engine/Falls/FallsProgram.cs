namespace MkbZekerheid.Engine;

/// <summary>
/// The graph laid out for computing all losses at once. Nodes that are already below their level are gone; the others are numbered
/// by position, dependencies first. A node falls with any node of its OR list, or when one of its gates opens: enough units of the
/// primaries lost, and every alternative lost.
/// </summary>
internal sealed class FallsProgram
{
    /// <summary>Gate over primaries: lost when the lost weight is more than the slack.</summary>
    public readonly record struct Gate(int FirstMember, int LastMember, int Threshold, bool Uniform, long Slack, int FirstAlternative, int LastAlternative);

    public FallsProgram(CompanyGraph graph, LossPropagation propagation)
    {
        Position = new int[graph.NodeCount];
        Array.Fill(Position, -1);
        var nodes = new List<int>(graph.NodeCount);
        var componentEnd = new List<int>();
        var cyclic = new List<bool>();
        for (var c = 0; c < graph.ComponentCount; c++)
        {
            var first = nodes.Count;
            for (var i = graph.ComponentStart[c]; i < graph.ComponentStart[c + 1]; i++)
            {
                var v = graph.ComponentNodes[i];
                if (!propagation.IsDown(v))
                {
                    Position[v] = nodes.Count;
                    nodes.Add(v);
                }
            }

            for (var p = first; p < nodes.Count; p++)
            {
                componentEnd.Add(nodes.Count);
                cyclic.Add(nodes.Count - first > 1);
            }
        }

        Node = [.. nodes];
        ComponentEnd = [.. componentEnd];
        InCycle = [.. cyclic];
        var n = Node.Length;
        OrStart = new int[n + 1];
        GateStart = new int[n + 1];
        var or = new List<int>();
        var seen = new int[n];
        Array.Fill(seen, -1);
        for (var p = 0; p < n; p++)
        {
            seen[p] = p;
            for (var g = graph.RequirementStart[Node[p]]; g < graph.RequirementStart[Node[p] + 1]; g++)
            {
                Compile(graph, g, p, or, seen);
            }

            OrStart[p + 1] = or.Count;
            GateStart[p + 1] = _gates.Count;
        }

        Or = [.. or];
        Gates = [.. _gates];
        Members = [.. _members];
        Weights = [.. _weights];
        AlternativeStart = [.. _alternativeStart];
        References = [.. _references];
        (DependentStart, Dependents) = Turn(n);
    }

    private readonly List<Gate> _gates = [];
    private readonly List<int> _members = [];
    private readonly List<long> _weights = [];
    private readonly List<int> _alternativeStart = [0];
    private readonly List<int> _references = [];

    public int Count => Node.Length;

    public int[] Position { get; }

    public int[] Node { get; }

    /// <summary>Position after the last node of the component of each position.</summary>
    public int[] ComponentEnd { get; }

    public bool[] InCycle { get; }

    public int[] OrStart { get; }

    public int[] Or { get; }

    public int[] GateStart { get; }

    public Gate[] Gates { get; }

    public int[] Members { get; }

    public long[] Weights { get; }

    public int[] AlternativeStart { get; }

    public int[] References { get; }

    public int[] DependentStart { get; }

    public int[] Dependents { get; }

    private void Compile(CompanyGraph graph, int g, int owner, List<int> or, int[] seen)
    {
        var firstAlternative = _alternativeStart.Count - 1;
        var firstReference = _references.Count;
        for (var a = graph.AlternativeStart[g]; a < graph.AlternativeStart[g + 1]; a++)
        {
            var references = graph.Reference.AsSpan(graph.ReferenceStart[a]..graph.ReferenceStart[a + 1]);
            if (!LossPropagation.IsLargeEnough(graph, a) || AnyDown(references))
            {
                continue;
            }

            if (references.IsEmpty)
            {
                // A way that needs nothing: this requirement can never fail.
                _references.RemoveRange(firstReference, _references.Count - firstReference);
                _alternativeStart.RemoveRange(firstAlternative + 1, _alternativeStart.Count - firstAlternative - 1);
                return;
            }

            foreach (var r in references)
            {
                _references.Add(Position[r]);
            }

            _alternativeStart.Add(_references.Count);
        }

        var slack = LossPropagation.Slack(graph, g);
        var firstMember = _members.Count;
        for (var m = graph.MemberStart[g]; m < graph.MemberStart[g + 1]; m++)
        {
            var weight = graph.Mode[g] == RequirementMode.All ? 1 : graph.UnitMillionths[m];
            if (Position[graph.Member[m]] < 0)
            {
                slack -= weight;
            }
            else
            {
                _members.Add(Position[graph.Member[m]]);
                _weights.Add(weight);
            }
        }

        var weights = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_weights)[firstMember..];
        var plain = _alternativeStart.Count - 1 == firstAlternative;
        long lightest = long.MaxValue;
        long heaviest = 0;
        long divisor = 0;
        foreach (var w in weights)
        {
            lightest = Math.Min(lightest, w);
            heaviest = Math.Max(heaviest, w);
            divisor = CommonDivisor(divisor, w);
        }

        if (plain && slack >= 0 && lightest > slack)
        {
            // Every member alone takes the owner down: no gate needed.
            foreach (var p in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_members)[firstMember..])
            {
                if (seen[p] != owner)
                {
                    seen[p] = owner;
                    or.Add(p);
                }
            }

            _members.RemoveRange(firstMember, _members.Count - firstMember);
            _weights.RemoveRange(firstMember, _weights.Count - firstMember);
            return;
        }

        foreach (ref var w in weights)
        {
            w /= divisor;
        }

        // Short already (only alternatives hold it up): the primaries count as lost. Threshold 0.
        var uniform = lightest == heaviest;
        var reduced = slack < 0 ? -1 : slack / Math.Max(1, divisor);
        var threshold = slack < 0 ? 0 : uniform ? (int)Math.Min(int.MaxValue, (slack / heaviest) + 1) : int.MaxValue;
        _gates.Add(new Gate(firstMember, _members.Count, threshold, uniform || slack < 0, reduced, firstAlternative, _alternativeStart.Count - 1));

        bool AnyDown(ReadOnlySpan<int> references)
        {
            foreach (var r in references)
            {
                if (Position[r] < 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static long CommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    /// <summary>Who must look again when a position changes.</summary>
    private (int[] Start, int[] Dependents) Turn(int n)
    {
        var start = new int[n + 1];
        int[]? fill = null;
        int[] dependents = [];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var p = 0; p < n; p++)
            {
                Add(Or.AsSpan(OrStart[p]..OrStart[p + 1]), p);
                for (var g = GateStart[p]; g < GateStart[p + 1]; g++)
                {
                    var gate = Gates[g];
                    Add(Members.AsSpan(gate.FirstMember..gate.LastMember), p);
                    Add(References.AsSpan(AlternativeStart[gate.FirstAlternative]..AlternativeStart[gate.LastAlternative]), p);
                }
            }

            if (pass == 0)
            {
                for (var p = 0; p < n; p++)
                {
                    start[p + 1] += start[p];
                }

                fill = start[..n];
                dependents = new int[start[n]];
            }
        }

        return (start, dependents);

        void Add(ReadOnlySpan<int> needed, int owner)
        {
            foreach (var p in needed)
            {
                if (fill is null)
                {
                    start[p + 1]++;
                }
                else
                {
                    dependents[fill[p]++] = owner;
                }
            }
        }
    }
}
