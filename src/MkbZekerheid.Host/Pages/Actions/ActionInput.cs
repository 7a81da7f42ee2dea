using System.Globalization;

namespace MkbZekerheid.Host.Pages.Actions;

/// <summary>What somebody can fill in about an action, as it was typed.</summary>
internal sealed record ActionInput
{
    public string? Text { get; init; }

    public string? OwnerRole { get; init; }

    /// <summary>yyyy-MM-dd from the browser; dd-MM-yyyy is understood too, for browsers without a date field.</summary>
    public string? DueOn { get; init; }

    /// <summary>Names of the fields, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } = [nameof(Text), nameof(OwnerRole), nameof(DueOn)];

    /// <summary>The value of a field; empty is null, and a date has one spelling.</summary>
    public string? this[string field] => Clean(field switch { nameof(Text) => Text?.ReplaceLineEndings("\n"), nameof(OwnerRole) => OwnerRole, _ => Date is { } date ? Write(date) : DueOn });

    /// <summary>The date, or null when there is none or it cannot be read.</summary>
    public DateOnly? Date => DateOnly.TryParseExact(DueOn?.Trim(), ["yyyy-MM-dd", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>A copy with another value in one field.</summary>
    public ActionInput With(string field, string? value) => field switch
    {
        nameof(Text) => this with { Text = value },
        nameof(OwnerRole) => this with { OwnerRole = value },
        _ => this with { DueOn = value },
    };

    /// <summary>The fields of a row.</summary>
    public static ActionInput Of(ActionRow row) => new() { Text = row.Text, OwnerRole = row.OwnerRole, DueOn = row.Date is { } date ? Write(date) : null };

    /// <summary>
    /// Puts two changes of one thing together: a field that only one of the two changed takes that change. Gives the
    /// first field that both changed differently, for which somebody must choose, or null.
    /// </summary>
    public static (ActionInput Merged, string? Conflict) Merge(ActionInput was, ActionInput mine, ActionInput theirs)
    {
        var merged = mine;
        foreach (var field in Fields)
        {
            if (mine[field] == was[field])
            {
                merged = merged.With(field, theirs[field]);
            }
            else if (theirs[field] != was[field] && theirs[field] != mine[field])
            {
                return (mine, field);
            }
        }

        return (merged, null);
    }

    private static string? Clean(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
