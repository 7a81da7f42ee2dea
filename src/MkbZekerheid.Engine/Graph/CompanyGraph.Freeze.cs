namespace MkbZekerheid.Engine;

public sealed partial class CompanyGraph
{
    private const decimal Million = 1_000_000m;

    private CompanyGraph(IReadOnlyList<NodeInput> nodes)
    {
        var n = nodes.Count;
        Ids = new string[n];
        Kind = new NodeKind[n];
        Count = new int[n];
        Level = new double[n];
        Rto = new long[n];
        Mtpd = new long[n];
        Recovery = new long[n];
        Restart = new long[n];
        RequirementStart = new int[n + 1];
        _index = new Dictionary<string, int>(n, StringComparer.Ordinal);
        for (var v = 0; v < n; v++)
        {
            var node = nodes[v];
            Ids[v] = node.Id;
            _index.Add(node.Id, v);
            Kind[v] = node.Kind;
            Count[v] = node.Count;
            Level[v] = Math.Max((double)(node.Mol ?? 1), SmallestLevel);
            Rto[v] = Hours.FromOrNever(node.RtoHours);
            Mtpd[v] = Hours.FromOrNever(node.MtpdHours);
            Recovery[v] = node.RecoveryHours is { } recovery ? Hours.From(recovery) : UnknownHours;
            Restart[v] = Hours.From(node.RestartHours);
            RequirementStart[v + 1] = RequirementStart[v] + node.Requirements.Count;
        }

        var requirements = RequirementStart[n];
        Owner = new int[requirements];
        RequirementIds = new string?[requirements];
        Mode = new RequirementMode[requirements];
        Needed = new double[requirements];
        NeededMillionths = new long[requirements];
        Buffer = new long[requirements];
        RecoveryMode = new RecoveryMode[requirements];
        MemberStart = new int[requirements + 1];
        AlternativeStart = new int[requirements + 1];
        var members = new List<int>();
        var units = new List<decimal>();
        var alternatives = new List<AlternativeInput>();
        var seen = new int[n];
        Array.Fill(seen, -1);
        for (var v = 0; v < n; v++)
        {
            for (var i = 0; i < nodes[v].Requirements.Count; i++)
            {
                var g = RequirementStart[v] + i;
                var input = nodes[v].Requirements[i];
                Owner[g] = v;
                RequirementIds[g] = input.Id;
                Mode[g] = input.Mode;
                Buffer[g] = Hours.From(input.BufferHours);
                RecoveryMode[g] = input.Recovery;
                var first = members.Count;
                foreach (var member in input.Primaries)
                {
                    var m = _index[member.Ref];
                    if (seen[m] >= first)
                    {
                        // The same member twice: once in mode All, together in a pool.
                        units[seen[m]] += member.Units;
                        continue;
                    }

                    seen[m] = members.Count;
                    members.Add(m);
                    units.Add(member.Units);
                }

                MemberStart[g + 1] = members.Count;
                var pool = input.Mode == RequirementMode.Pool;
                Needed[g] = pool ? (double)input.Needed!.Value : members.Count - first;
                NeededMillionths[g] = pool ? (long)Math.Ceiling(input.Needed!.Value * Math.Max(nodes[v].Mol ?? 1, (decimal)SmallestLevel) * Million) : 0;
                alternatives.AddRange(input.Alternatives);
                AlternativeStart[g + 1] = alternatives.Count;
            }
        }

        Member = [.. members];
        Units = [.. units.Select(u => (double)u)];
        UnitMillionths = [.. units.Select(u => (long)Math.Round(u * Million))];
        AlternativeCapacity = [.. alternatives.Select(a => (double)a.Capacity)];
        AlternativeSwitch = [.. alternatives.Select(a => Hours.From(a.SwitchHours))];
        AlternativeMax = [.. alternatives.Select(a => Hours.FromOrNever(a.MaxHours))];
        AlternativeName = [.. alternatives.Select(a => a.Name)];
        ReferenceStart = new int[alternatives.Count + 1];
        for (var a = 0; a < alternatives.Count; a++)
        {
            ReferenceStart[a + 1] = ReferenceStart[a] + alternatives[a].Refs.Count;
        }

        Reference = [.. alternatives.SelectMany(a => a.Refs).Select(r => _index[r])];
        AlternativeRequirement = GroupOf(AlternativeStart, alternatives.Count);
        (UserStart, User) = Reverse(n, MemberStart, Member);
        (ReferrerStart, Referrer) = Reverse(n, ReferenceStart, Reference);

        var (start, targets) = Needs();
        Component = StrongComponents.Find(n, start, targets, out var count);
        ComponentCount = count;
        ComponentStart = new int[count + 1];
        foreach (var c in Component)
        {
            ComponentStart[c + 1]++;
        }

        for (var c = 0; c < count; c++)
        {
            ComponentStart[c + 1] += ComponentStart[c];
        }

        ComponentNodes = new int[n];
        var fill = ComponentStart[..count];
        for (var v = 0; v < n; v++)
        {
            ComponentNodes[fill[Component[v]]++] = v;
        }

        IsCycle = new bool[count];
        for (var v = 0; v < n; v++)
        {
            var c = Component[v];
            IsCycle[c] |= ComponentStart[c + 1] - ComponentStart[c] > 1 || targets.AsSpan(start[v]..start[v + 1]).Contains(v);
        }
    }

    /// <summary>Edges from every node to all it needs, through primaries and references of alternatives.</summary>
    private (int[] Start, int[] Targets) Needs()
    {
        var start = new int[NodeCount + 1];
        var targets = new int[Member.Length + Reference.Length];
        var at = 0;
        for (var v = 0; v < NodeCount; v++)
        {
            var from = RequirementStart[v];
            var to = RequirementStart[v + 1];
            var members = Member.AsSpan(MemberStart[from]..MemberStart[to]);
            members.CopyTo(targets.AsSpan(at));
            at += members.Length;
            var references = Reference.AsSpan(ReferenceStart[AlternativeStart[from]]..ReferenceStart[AlternativeStart[to]]);
            references.CopyTo(targets.AsSpan(at));
            at += references.Length;
            start[v + 1] = at;
        }

        return (start, targets);
    }

    private static int[] GroupOf(int[] start, int items)
    {
        var group = new int[items];
        for (var g = 0; g + 1 < start.Length; g++)
        {
            group.AsSpan(start[g]..start[g + 1]).Fill(g);
        }

        return group;
    }

    /// <summary>Turns "group to its nodes" around into "node to its groups", ascending.</summary>
    private static (int[] Start, int[] Groups) Reverse(int nodes, int[] groupStart, int[] members)
    {
        var start = new int[nodes + 1];
        foreach (var m in members)
        {
            start[m + 1]++;
        }

        for (var v = 0; v < nodes; v++)
        {
            start[v + 1] += start[v];
        }

        var groups = new int[members.Length];
        var fill = start[..nodes];
        for (var g = 0; g + 1 < groupStart.Length; g++)
        {
            foreach (var m in members.AsSpan(groupStart[g]..groupStart[g + 1]))
            {
                groups[fill[m]++] = g;
            }
        }

        return (start, groups);
    }
}
