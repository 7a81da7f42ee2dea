namespace MkbZekerheid.Modules;

/// <summary>A list that people bring in from a spreadsheet: its columns and the headers by which they are recognised.</summary>
public interface IListImport
{
    /// <summary>Key of the list, such as <c>processes.activity</c>. Text: <c>Import.&lt;key&gt;</c>.</summary>
    string Key { get; }

    /// <summary>The columns in template order.</summary>
    IReadOnlyList<ImportColumn> Columns { get; }
}

/// <summary>A column: key, Dutch and English headers that are recognised, kind of value, and whether a row needs it.</summary>
public sealed record ImportColumn(string Key, IReadOnlyList<string> Headers, ImportValue Value, bool Required = false);

/// <summary>Kind of value in an import column.</summary>
public enum ImportValue { Text, Number, Percent, Euro, Hours, Date, YesNo, Reference }
