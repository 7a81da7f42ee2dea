namespace MkbZekerheid.Modules.Files;

/// <summary>
/// The rows of a list that somebody sent, one at a time: memory holds one row (and for spreadsheets the shared texts), never the file.
/// </summary>
public static class ListReader
{
    /// <summary>Rows of cells, the header row included; an empty cell is null. Rows may differ in length.</summary>
    /// <param name="file">A file of kind <see cref="FileKind.Csv"/> or <see cref="FileKind.Xlsx"/>; of a spreadsheet the first sheet is read.</param>
    /// <exception cref="FileRefusedException">While reading: too many rows or columns, too much text, a formula without outcome, or damaged.</exception>
    public static IEnumerable<IReadOnlyList<string?>> Rows(UploadedFile file, FileLimits? limits = null) => file.Kind switch
    {
        FileKind.Csv => Capped(CsvRows.Read(file.Content, limits ?? FileLimits.Default), limits ?? FileLimits.Default),
        FileKind.Xlsx => Capped(SheetRows.Read(file.Content, limits ?? FileLimits.Default), limits ?? FileLimits.Default),
        _ => throw new ArgumentException($"A {file.Kind} is not a list.", nameof(file)),
    };

    private static IEnumerable<IReadOnlyList<string?>> Capped(IEnumerable<IReadOnlyList<string?>> rows, FileLimits limits)
    {
        var count = 0;
        foreach (var row in rows)
        {
            if (++count > limits.Rows) throw new FileRefusedException(FileRefusal.TooManyRows, limits.Rows);
            yield return row;
        }
    }
}
