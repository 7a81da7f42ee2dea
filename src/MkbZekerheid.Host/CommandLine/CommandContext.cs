using System.CommandLine;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>What every command gets: its arguments, where to speak, where the data is, and when to stop.</summary>
internal sealed record CommandContext(ParseResult Parsed, Terminal Terminal, string DataFolder, CancellationToken CancellationToken)
{
    public static CommandContext Of(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = parsed.InvocationConfiguration;
        var isJson = parsed.GetValue(CommonOptions.Json);
        // A text writer of a test is not a terminal either.
        var isSeen = !Console.IsErrorRedirected && !Console.IsOutputRedirected && ReferenceEquals(configuration.Error, Console.Error);
        return new CommandContext(parsed, new Terminal(configuration.Output, configuration.Error, isJson, isSeen), CommonOptions.DataFolderOf(parsed), cancellationToken);
    }
}
