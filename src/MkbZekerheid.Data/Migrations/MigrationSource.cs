using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MkbZekerheid.Data;

/// <summary>Where the migrations of one module come from: resources <c>db/&lt;module&gt;/NNNN_name.sql</c> inside its assembly.</summary>
/// <param name="Module">Folder under db/ and name of the module; <c>core</c> for this assembly. A partner's is <c>mod_id</c>.</param>
/// <param name="Assembly">The assembly that embeds the files.</param>
/// <param name="Schema">The PostgreSQL schema; the same as the module unless given.</param>
public sealed record MigrationSource(string Module, Assembly Assembly, string? Schema = null)
{
    /// <summary>The shared tables; always first.</summary>
    public static MigrationSource Core { get; } = new("core", typeof(MigrationSource).Assembly);

    /// <summary>The schema that the module owns.</summary>
    public string SchemaName => Schema ?? Module;
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
        var prefix = $"db/{source.Module}/";
        foreach (var resource in source.Assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var match = ResourceName().Match(resource);
            if (!match.Success) throw new DataRefusedException($"The migration '{resource}' is not named NNNN_name.sql.");
            using var reader = new StreamReader(source.Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            // Line ends differ per checkout; they are not a change of the script.
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            var number = int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);
            scripts.Add(new(source.Module, number, match.Groups["name"].Value, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))));
        }

        scripts.Sort((a, b) => a.Number.CompareTo(b.Number));
        for (var i = 0; i < scripts.Count; i++)
            if (scripts[i].Number != i + 1) throw new DataRefusedException($"The migrations of {source.Module} must be numbered 0001, 0002, … without gaps; {scripts[i].Number:D4} is out of line.");
        return scripts;
    }

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
