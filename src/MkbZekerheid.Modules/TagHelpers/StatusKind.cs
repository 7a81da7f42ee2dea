namespace MkbZekerheid.Modules.TagHelpers;

/// <summary>The tone of a status. Always shown as icon, word and colour together.</summary>
public enum StatusKind
{
    /// <summary>Grey: not started or no measurement.</summary>
    Idle,

    /// <summary>Green: on level or done.</summary>
    Ok,

    /// <summary>Amber: needs attention.</summary>
    Warn,

    /// <summary>Red: below the minimum.</summary>
    Bad,

    /// <summary>Marked: what happens now.</summary>
    Now,

    /// <summary>Plain information.</summary>
    Info,
}
