using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MkbZekerheid.Data;

/// <summary>Where the migrations of one module come from: files <c>db/&lt;module&gt;/NNNN_name.sql</c>, embedded in its assembly or in a folder.</summary>
/// <param name="Module">Id of the module; <c>core</c> for this assembly. The folder under db/ and the schema are its id in small letters.</param>
/// <param name="Assembly">The assembly that embeds the files; null when they are in <paramref name="Folder"/>.</param>
/// <param name="Schema">The PostgreSQL schema, when it is not the same as the folder.</param>
/// <param name="Folder">A folder that holds the files, for tools that look at the sources.</param>
public sealed record MigrationSource(string Module, Assembly? Assembly, string? Schema = null, string? Folder = null)
{
    /// <summary>The shared tables; always first.</summary>
    public static MigrationSource Core { get; } = new("core", typeof(MigrationSource).Assembly);

    /// <summary>The name of the module's folder under db/.</summary>
    internal string FolderName => Module.ToLowerInvariant();

    /// <summary>The schema that the module owns.</summary>
    public string SchemaName => Schema ?? FolderName;
}

/// <summary>One migration file.</summary>
internal sealed partial record MigrationScript(string Module, int Number, string Name, string Sql, string Checksum)
{
    [GeneratedRegex(@"^db/(?<module>[a-z][a-z0-9_]{0,40})/(?<number>\d{4})_(?<name>[a-z0-9_]+)\.sql$")]
    private static partial Regex ResourceName();

    /// <summary>The scripts of a module in order. Gaps, doubles and misnamed files are errors of the author.</summary>
    public static IReadOnlyList<MigrationScript> Read(MigrationSource source)
    {
        var scripts = new List<MigrationScript>();
        var prefix = $"db/{source.FolderName}/";
        foreach (var (resource, open) in FilesOf(source, prefix))
        {
            var match = ResourceName().Match(resource);
            if (!match.Success) throw new DataRefusedException(
                $"De migratie '{resource}' heet niet NNNN_naam.sql.",
                $"The migration '{resource}' is not named NNNN_name.sql.");
            using var reader = new StreamReader(open(), Encoding.UTF8);
            // Line ends differ per checkout; they are not a change of the script.
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            var number = int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);
            scripts.Add(new(source.Module, number, match.Groups["name"].Value, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))));
        }

        scripts.Sort((a, b) => a.Number.CompareTo(b.Number));
        for (var i = 0; i < scripts.Count; i++)
            if (scripts[i].Number != i + 1) throw new DataRefusedException(
                $"De migraties van {source.Module} moeten 0001, 0002, … heten zonder gaten; {scripts[i].Number:D4} past niet in de rij.",
                $"The migrations of {source.Module} must be numbered 0001, 0002, … without gaps; {scripts[i].Number:D4} is out of line.");
        return scripts;
    }

    private static IEnumerable<(string Resource, Func<Stream> Open)> FilesOf(MigrationSource source, string prefix) =>
        source.Folder is { } folder
            ? Directory.EnumerateFiles(folder, "*.sql").Select(file => (prefix + Path.GetFileName(file), (Func<Stream>)(() => File.OpenRead(file))))
            : source.Assembly is { } assembly
                ? assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(name => (name, (Func<Stream>)(() => assembly.GetManifestResourceStream(name)!)))
                : throw new ArgumentException($"The module {source.Module} names neither an assembly nor a folder.", nameof(source));

    public override string ToString() => $"{Module}/{Number:D4}_{Name}";
}

/// <summary>Work that belongs to the migration step and runs under its lock, such as installing the tables of the job library.</summary>
public interface IMigrationHook
{
    /// <summary>For messages.</summary>
    string Name { get; }

    /// <summary>Runs after all migrations, each time; it must be quick when there is nothing to do.</summary>
    Task RunAsync(CancellationToken ct);
}
