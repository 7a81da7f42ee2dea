using MkbZekerheid.Modules.TagHelpers;

namespace MkbZekerheid.Modules.Components;

/// <summary>A link shown as a button.</summary>
/// <param name="Icon">Name of an icon, or null.</param>
public sealed record ActionLink(string Text, string Url, string? Icon = null, bool Primary = false);

/// <summary>The one loud element of a working page (<c>_NextStep</c>).</summary>
/// <param name="Minutes">How long it takes; null when unknown.</param>
/// <param name="Step">Short name of the step it belongs to, or null.</param>
/// <param name="Why">Why this step; null leaves the explanation out.</param>
public sealed record NextStep(string Title, string Text, ActionLink Action, int? Minutes = null, string? Step = null, string? Why = null);

/// <summary>What will be here, the smallest start, and ways to bring existing data (<c>_Empty</c>).</summary>
public sealed record EmptyBlock(string Title, string Text, IReadOnlyList<ActionLink> Actions);

/// <summary>"… verwijderd. Zet terug" (<c>_Undo</c>): a form that posts to <paramref name="PostUrl"/> with the antiforgery token.</summary>
/// <param name="Fields">Hidden fields, such as the id of the change.</param>
public sealed record UndoMessage(string Text, string PostUrl, IReadOnlyDictionary<string, string>? Fields = null);

/// <summary>Two people changed one value (<c>_Conflict</c>). The form posts field <c>keep</c> = "yours" or "theirs" and both values.</summary>
/// <param name="When">Written moment of the other change, such as "14 juli, 10:42".</param>
public sealed record ConflictChoice(
    string PostUrl, string Field, string Label, string? Yours, string? Theirs, string Who, string When,
    IReadOnlyDictionary<string, string>? Fields = null);

/// <summary>"Zo rekenen we" (<c>_Trace</c>): the sum behind a number, in steps.</summary>
/// <param name="Formula">The sum in numbers; null when the steps say it all.</param>
public sealed record TraceExplanation(IReadOnlyList<string> Steps, string? Formula = null);

/// <summary>One row of a list (<c>_ListRows</c>).</summary>
public sealed record ListRow(string Title, string? Text = null, string? Url = null, StatusKind? Status = null, string? StatusWord = null, ActionLink? Action = null);

/// <summary>One measure against its minimum (<c>_Measures</c>).</summary>
/// <param name="ValueText">As people read it: "7 van 9", "94%", or the word for no measurement.</param>
/// <param name="Value">Position of the bar, in the unit of <paramref name="Maximum"/>; null is no measurement.</param>
/// <param name="Trend">1 up, 0 equal, -1 down, null when there is nothing to compare.</param>
public sealed record MeasureRow(
    string Name, string? Url, string ValueText, double? Value, double? Minimum, double Maximum, string MinimumText,
    string? ChangeText, int? Trend, StatusKind Kind, string? Verdict = null);

/// <summary>The table of measures.</summary>
/// <param name="Caption">What the table shows, for who hears it.</param>
/// <param name="SinceTitle">Title of the column of change, such as "Sinds september".</param>
public sealed record MeasureTable(string Caption, string SinceTitle, IReadOnlyList<MeasureRow> Rows);

/// <summary>A term and its value (<c>_Facts</c>).</summary>
public sealed record Fact(string Term, string Value);
