namespace MkbZekerheid.Engine.Simulation;

/// <summary>How the restart times of nodes that wait for each other combine.</summary>
public enum CycleRestart
{
    /// <summary>One after the other: the sum (cautious, the default).</summary>
    Sum,

    /// <summary>Side by side: the largest.</summary>
    Max,
}
