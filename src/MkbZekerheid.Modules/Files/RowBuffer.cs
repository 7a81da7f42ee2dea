namespace MkbZekerheid.Modules.Files;

/// <summary>Collects the cells of one row and keeps it within the limits.</summary>
internal sealed class RowBuffer(FileLimits limits)
{
    private readonly List<string?> cells = [];
    private int characters;

    /// <summary>Number of the row in the file, from 1, for sentences.</summary>
    public int Number { get; private set; }

    /// <summary>Puts a text in a column (from 0); columns that were passed over are empty.</summary>
    public void Put(int column, string? text)
    {
        if (column >= limits.Columns) throw new FileRefusedException(FileRefusal.TooManyColumns, limits.Columns);
        if (text is not null)
        {
            characters += text.Length;
            if (text.Length > limits.CellCharacters || characters > limits.RowCharacters) throw TooMuch();
        }

        while (cells.Count <= column) cells.Add(null);
        cells[column] = string.IsNullOrEmpty(text) ? null : CellText.FromList(text);
    }

    /// <summary>The next free column.</summary>
    public int Count => cells.Count;

    public FileRefusedException TooMuch() => new(FileRefusal.TooMuchText, limits.CellCharacters, Number);

    public void Start(int number)
    {
        Number = number;
        characters = 0;
        cells.Clear();
    }

    public IReadOnlyList<string?> Take() => [.. cells];
}
