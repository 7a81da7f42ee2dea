namespace MkbZekerheid.Engine;

/// <summary>
/// One company under one configuration, validated and frozen into compact arrays. Nodes are numbered in file order
/// (resources, activities, processes, products), requirements by owner, members and alternatives by requirement.
/// All arrays are read only by agreement inside the engine; hours are hundredths (see <see cref="Hours"/>), capacities fractions 0-1.
/// </summary>
public sealed partial class CompanyGraph
{
    /// <summary>A minimum level of 0 means "any capacity above zero": levels are never below this (method 2.4).</summary>
    internal const double SmallestLevel = 0.0001;

    /// <summary>Two capacities closer than this are equal.</summary>
    internal const double Tolerance = 1e-9;

    /// <summary>Recovery time not known.</summary>
    internal const long UnknownHours = -1;

    private readonly Dictionary<string, int> _index;
    private FallsProgram? _falls;

    /// <summary>Number of nodes.</summary>
    public int NodeCount => Ids.Length;

    /// <summary>Number of requirements.</summary>
    public int RequirementCount => Mode.Length;

    /// <summary>The company this graph was made from, with the planning effects of the counting strategies worked in; null for a bare graph.</summary>
    public CompanyModel? Model { get; private init; }

    /// <summary>Name of the configuration, or null for a bare graph.</summary>
    public string? ConfigurationName { get; private init; }

    /// <summary>Layout for computing all losses, made when first asked for.</summary>
    internal FallsProgram Falls(Func<FallsProgram> make) => LazyInitializer.EnsureInitialized(ref _falls, make);

    // Per node.
    internal string[] Ids { get; }

    internal NodeKind[] Kind { get; }

    internal int[] Count { get; }

    /// <summary>Minimum level, at least <see cref="SmallestLevel"/>.</summary>
    internal double[] Level { get; }

    internal long[] Rto { get; }

    internal long[] Mtpd { get; }

    internal long[] Recovery { get; }

    internal long[] Restart { get; }

    /// <summary>Requirements of node v are RequirementStart[v] up to RequirementStart[v + 1].</summary>
    internal int[] RequirementStart { get; }

    // Per requirement.
    internal int[] Owner { get; }

    internal string?[] RequirementIds { get; }

    internal RequirementMode[] Mode { get; }

    /// <summary>Units needed for normal work (pools); the number of members otherwise.</summary>
    internal double[] Needed { get; }

    /// <summary>Pools: millionths of units that must be up for the owner's level (needed times level, rounded up); else 0.</summary>
    internal long[] NeededMillionths { get; }

    internal long[] Buffer { get; }

    internal RecoveryMode[] RecoveryMode { get; }

    /// <summary>Members of requirement g are MemberStart[g] up to MemberStart[g + 1]. A node appears once per requirement.</summary>
    internal int[] MemberStart { get; }

    internal int[] Member { get; }

    internal double[] Units { get; }

    internal long[] UnitMillionths { get; }

    /// <summary>Alternatives of requirement g are AlternativeStart[g] up to AlternativeStart[g + 1].</summary>
    internal int[] AlternativeStart { get; }

    // Per alternative.
    internal double[] AlternativeCapacity { get; }

    internal long[] AlternativeSwitch { get; }

    internal long[] AlternativeMax { get; }

    internal string?[] AlternativeName { get; }

    internal int[] ReferenceStart { get; }

    internal int[] Reference { get; }

    // The other way around.

    /// <summary>Requirements that have node v as a primary, ascending, so in file order of their owners.</summary>
    internal int[] UserStart { get; }

    internal int[] User { get; }

    /// <summary>Alternatives that refer to node v, ascending.</summary>
    internal int[] ReferrerStart { get; }

    internal int[] Referrer { get; }

    /// <summary>Requirement of each alternative.</summary>
    internal int[] AlternativeRequirement { get; }

    // Components over primaries and references of alternatives, dependencies first.
    internal int[] Component { get; }

    internal int ComponentCount { get; }

    internal int[] ComponentStart { get; }

    /// <summary>Nodes by component, dependencies first, ascending inside a component: an order to compute in.</summary>
    internal int[] ComponentNodes { get; }

    /// <summary>True when the component has more than one node or its node needs itself.</summary>
    internal bool[] IsCycle { get; }

    /// <summary>Freezes a company under a configuration.</summary>
    /// <exception cref="CompanyModelException">The model has errors; all of them are listed with their path.</exception>
    public static CompanyGraph Build(CompanyModel model, Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(configuration);
        var plain = ModelExpansion.Nodes(model);
        ModelValidation.Check(model, plain, i => ModelExpansion.Path(model, i));
        var applied = StrategyEffects.Apply(model, configuration);
        return new CompanyGraph(ModelExpansion.Nodes(applied)) { Model = applied, ConfigurationName = configuration.Name };
    }

    /// <summary>Freezes a graph of loose nodes.</summary>
    /// <exception cref="CompanyModelException">The nodes have errors; all of them are listed with their path.</exception>
    public static CompanyGraph Build(IReadOnlyList<NodeInput> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ModelValidation.Check(nodes, i => $"nodes[{i}]");
        return new CompanyGraph(nodes);
    }

    /// <summary>Id of a node.</summary>
    public string IdOf(int node) => Ids[node];

    /// <summary>Name of a requirement, or null.</summary>
    public string? RequirementId(int requirement) => RequirementIds[requirement];

    /// <summary>Kind of a node.</summary>
    public NodeKind KindOf(int node) => Kind[node];

    /// <summary>Number of the node with this id, or -1.</summary>
    public int IndexOf(string id) => _index.GetValueOrDefault(id, -1);

    /// <summary>Numbers of all nodes of a kind, ascending.</summary>
    public IEnumerable<int> NodesOf(NodeKind kind) => Enumerable.Range(0, NodeCount).Where(v => Kind[v] == kind);

    /// <summary>
    /// Dependency cycles: groups of nodes that wait for each other through primaries or references of alternatives,
    /// each with its members in file order, the groups ordered by their first member.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Cycles()
    {
        var cycles = new List<int[]>();
        for (var c = 0; c < ComponentCount; c++)
        {
            if (IsCycle[c])
            {
                cycles.Add(ComponentNodes[ComponentStart[c]..ComponentStart[c + 1]]);
            }
        }

        return [.. cycles.OrderBy(c => c[0]).Select(c => (IReadOnlyList<string>)[.. c.Select(v => Ids[v])])];
    }
}
