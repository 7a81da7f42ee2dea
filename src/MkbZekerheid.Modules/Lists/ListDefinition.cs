using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// A section of the model that people keep as a list: the host makes the list, the form, removing, taking back and putting two
/// people's changes together. Texts of the module, all starting with <c>List.{Key}.</c>: <c>Title</c>, <c>Lead</c>, <c>Count</c>
/// (with the number), <c>One</c>, <c>New</c>, <c>Edit</c>, <c>Empty</c>; for each field its name, perhaps <c>{name}.Hint</c>, and <c>{name}.{word}</c> for
/// each word of a choice.
/// </summary>
/// <param name="Key">Word in the address, unique in the installation, such as <c>belanghebbenden</c>.</param>
/// <param name="Section">Key of the section in the model document.</param>
/// <param name="Table">Schema and table, with the columns <c>organisation_id, id, position, version</c> and those of the fields.</param>
/// <param name="ReadPermission">Who sees the list.</param>
/// <param name="EditPermission">Who changes it.</param>
/// <param name="TitleField">Name of the field that a row is called by; no two rows have the same.</param>
/// <param name="Fields">The fields in the order of the form.</param>
public sealed record ListDefinition(
    string Key, string Section, string Table, string ReadPermission, string EditPermission, string TitleField, Func<ListChoices, IReadOnlyList<FormField>> Fields)
{
    /// <summary>Kind of the rows in core.entity and the capital letters of their codes; null for rows that nothing refers to.</summary>
    public (EntityKind Kind, string Prefix)? Entity { get; init; }
}

/// <summary>What a form can be chosen from.</summary>
/// <param name="roles">Role titles of the company.</param>
/// <param name="text">A text of the list.</param>
public sealed class ListChoices(IReadOnlyList<string> roles, Func<string, string> text)
{
    /// <summary>The role titles of the company.</summary>
    public IReadOnlyList<Choice> Roles { get; } = [.. roles.Select(Choice.Of)];

    /// <summary>Words of the model document, with their texts.</summary>
    public IReadOnlyList<Choice> Words(string field, params IEnumerable<string> words) => [.. words.Select(word => new Choice(word, word, text($"{field}.{word}")))];

    /// <summary>Whole numbers, with their texts.</summary>
    public IReadOnlyList<Choice> Numbers(string field, int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Select(number => new Choice($"{number}", number, text($"{field}.{number}")))];
}
