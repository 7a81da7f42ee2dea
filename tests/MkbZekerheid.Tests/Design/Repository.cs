namespace MkbZekerheid.Design;

/// <summary>Files of the repository itself, found from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Sources below src and plugins; build output left out.</summary>
    public static IEnumerable<string> Sources(string pattern) =>
        new[] { "src", "plugins" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    public static string Short(string file) => Path.GetRelativePath(Root, file);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "MkbZekerheid.sln"))
        ? folder
        : Find(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
