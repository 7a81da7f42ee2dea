namespace MkbZekerheid.Engine;

/// <summary>The four layers of a company: what is used, what is done, how work is grouped, what is delivered.</summary>
public enum NodeKind
{
    /// <summary>A person role, site, IT part, machine or supplier.</summary>
    Resource,

    /// <summary>A piece of work inside a process.</summary>
    Activity,

    /// <summary>A group of activities.</summary>
    Process,

    /// <summary>A product or service that a customer buys.</summary>
    Product,
}

/// <summary>The five kinds of resources, used by the standard scenarios and the concentration per kind.</summary>
public enum ResourceKind
{
    /// <summary>A role with one or more persons.</summary>
    Employee,

    /// <summary>A site, building or room, with its utilities.</summary>
    Location,

    /// <summary>A system, network or data store.</summary>
    Ict,

    /// <summary>A machine or tool, or a set of equal ones.</summary>
    Machine,

    /// <summary>A supplier or service provider.</summary>
    Supplier,
}

/// <summary>How the members of one requirement count.</summary>
public enum RequirementMode
{
    /// <summary>Every member is needed; units are ignored.</summary>
    All,

    /// <summary>The members together must give the needed number of units (k of n).</summary>
    Pool,
}

/// <summary>When a node starts its own recovery.</summary>
public enum RecoveryMode
{
    /// <summary>After the members of the requirement are back: times add up.</summary>
    After,

    /// <summary>Side by side with the members: the longest time counts.</summary>
    Parallel,
}

/// <summary>How far a strategy is on its way.</summary>
public enum StrategyStatus
{
    /// <summary>Proposed: counts only in the configuration Every.</summary>
    Proposed,

    /// <summary>Chosen: counts in Chosen and Every.</summary>
    Chosen,

    /// <summary>Working today: counts in Implemented, Chosen and Every.</summary>
    Implemented,

    /// <summary>Rejected: counts in no configuration.</summary>
    Rejected,
}
