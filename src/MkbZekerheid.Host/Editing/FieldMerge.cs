using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Editing;

/// <summary>Puts two changes of one thing together.</summary>
internal static class FieldMerge
{
    /// <summary>
    /// A field that only one of the two changed takes that change. Gives the first field that both changed differently, for
    /// which somebody must choose, or null.
    /// </summary>
    public static (Dictionary<string, string?> Merged, FormField? Conflict) Merge(
        IEnumerable<FormField> fields, IReadOnlyDictionary<string, string?> was, IReadOnlyDictionary<string, string?> mine, IReadOnlyDictionary<string, string?> theirs)
    {
        var merged = new Dictionary<string, string?>(mine, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var (before, own, other) = (field.Canon(was.GetValueOrDefault(field.Name)), field.Canon(mine.GetValueOrDefault(field.Name)), theirs.GetValueOrDefault(field.Name));
            if (own == before)
            {
                merged[field.Name] = other;
            }
            else if (other != before && other != own)
            {
                return (merged, field);
            }
        }

        return (merged, null);
    }
}
