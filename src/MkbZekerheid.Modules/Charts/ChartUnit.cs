namespace MkbZekerheid.Modules.Charts;

/// <summary>How the numbers of an axis are read and written.</summary>
public enum ChartUnit
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A whole number of things.</summary>
    Count,

    /// <summary>Percent points from 0 to 100 (71 is shown as "71%").</summary>
    Percent,

    /// <summary>A fraction from 0 to 1, shown as a percentage (0.71 is shown as "71%").</summary>
    Fraction,

    /// <summary>Hours, shown in hours, days or weeks.</summary>
    Hours,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Whole euros.</summary>
    Euro,
}
