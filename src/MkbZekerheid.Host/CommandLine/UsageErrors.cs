using System.CommandLine;
using System.CommandLine.Parsing;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>Says in the user's language what is wrong with a command line: one sentence each.</summary>
internal static class UsageErrors
{
    public static void Print(ParseResult parsed, TextWriter error)
    {
        foreach (var sentence in Sentences(parsed).Distinct(StringComparer.Ordinal))
        {
            error.WriteLine(sentence);
        }
    }

    private static IEnumerable<string> Sentences(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count > 0)
        {
            yield return CommandTexts.Of("Usage.Unknown", string.Join(' ', parsed.UnmatchedTokens));
            yield break;
        }

        foreach (var problem in parsed.Errors)
        {
            yield return problem.SymbolResult switch
            {
                // Our own validators speak the right language already.
                OptionResult option when option.Option.Validators.Count > 0 && IsConverted(option) => problem.Message,
                ArgumentResult { Argument.Validators.Count: > 0, Tokens.Count: > 0 } => problem.Message,
                OptionResult option when option.Tokens.Count > 0 => CommandTexts.Of("Usage.Value", option.Option.Name, string.Join(' ', option.Tokens.Select(token => token.Value))),
                OptionResult option => CommandTexts.Of("Usage.NeedsValue", option.Option.Name),
                ArgumentResult { Parent: OptionResult option, Tokens.Count: > 0 } argument => CommandTexts.Of("Usage.Value", option.Option.Name, argument.Tokens[0].Value),
                ArgumentResult { Parent: OptionResult option } => CommandTexts.Of("Usage.NeedsValue", option.Option.Name),
                ArgumentResult { Tokens.Count: 0 } argument => CommandTexts.Of("Usage.NeedsArgument", argument.Argument.Name),
                ArgumentResult argument => CommandTexts.Of("Usage.Value", argument.Argument.Name, argument.Tokens[0].Value),
                CommandResult command => OfCommand(command),
                _ => problem.Message,
            };
        }
    }

    private static string OfCommand(CommandResult result)
    {
        var missing = result.Command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && result.GetResult(argument) is not { Tokens.Count: > 0 })?.Name
            ?? result.Command.Options.FirstOrDefault(option => option.Required && result.GetResult(option) is not { Tokens.Count: > 0 })?.Name;
        return missing is not null
            ? CommandTexts.Of("Usage.NeedsArgument", missing)
            : CommandTexts.Of("Usage.WhichCommand", string.Join(", ", result.Command.Subcommands.Select(sub => sub.Name)));
    }

    private static bool IsConverted(OptionResult result) =>
        result.Option.ValueType != typeof(int) || (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out _));
}
