using System.CommandLine;
using System.Globalization;
using MkbZekerheid.Data;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>Options that more than one command has. They may stand before or after the command.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json { get; } = new("--json") { Recursive = true };

    public static Option<string?> Language { get; } = Choice(new(CommandLanguage.Option) { Recursive = true }, "nl", "en");

    public static Option<DirectoryInfo?> Data { get; } = new("--data") { Recursive = true, HelpName = "DIR" };

    /// <summary>The data folder: the option, else <c>MKBZ_DATA</c>, else the usual place of this operating system.</summary>
    public static string DataFolderOf(ParseResult parsed) => ChosenDataFolder(parsed) ?? ManagedPostgresOptions.DefaultRoot;

    /// <summary>The data folder that was asked for, or null.</summary>
    public static string? ChosenDataFolder(ParseResult parsed) =>
        parsed.GetValue(Data)?.FullName
        ?? (Environment.GetEnvironmentVariable("MKBZ_DATA") is { Length: > 0 } chosen ? Path.GetFullPath(chosen) : null);

    /// <summary>An option that only takes the given words.</summary>
    public static Option<string?> Choice(Option<string?> option, params string[] words)
    {
        option.HelpName = string.Join('|', words);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !words.Contains(result.Tokens[0].Value, StringComparer.Ordinal))
            {
                result.AddError(CommandTexts.Of("Usage.Choice", option.Name, string.Join(", ", words)));
            }
        });
        return option;
    }

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Number(string name, int from, int to, int otherwise)
    {
        var option = new Option<int>(name) { HelpName = "N", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && (value < from || value > to))
            {
                result.AddError(CommandTexts.Of("Usage.Bounds", name, from, to));
            }
        });
        return option;
    }

    /// <summary>A file that must be there.</summary>
    public static Argument<FileInfo> ExistingFile()
    {
        var argument = new Argument<FileInfo>("FILE");
        argument.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !File.Exists(result.Tokens[0].Value))
            {
                result.AddError(CommandTexts.Of("Usage.NoFile", result.Tokens[0].Value));
            }
        });
        return argument;
    }
}
