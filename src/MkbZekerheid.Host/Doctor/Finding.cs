namespace MkbZekerheid.Host.Doctor;

/// <summary>How a check of the installation came out.</summary>
internal enum Health
{
    /// <summary>Fine.</summary>
    Good,

    /// <summary>Works without, but something is not available.</summary>
    Attention,

    /// <summary>The product cannot run like this.</summary>
    Bad,
}

/// <summary>
/// One check: its key, how it came out, what was found and what to do about it, both in plain words in the language of
/// the user. <paramref name="Advice"/> is null when there is nothing to do.
/// </summary>
internal sealed record Finding(string Check, Health Health, string Found, string? Advice = null);
