using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>Prints help in the language of the user; the library itself only speaks other languages than Dutch.</summary>
internal sealed class HelpPrinter : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        Print(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return ExitCode.Done;
    }

    public static void Print(Command command, TextWriter output)
    {
        var path = PathOf(command);
        output.WriteLine(CommandTexts.Of(KeyOf("Command", path)));
        output.WriteLine();
        output.WriteLine(CommandTexts.Of("Help.Usage"));
        output.WriteLine($"  {Usage(command, path)}");
        Section(output, "Help.Commands", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, CommandTexts.Of(KeyOf("Command", PathOf(sub))))));
        Section(output, "Help.Arguments", command.Arguments.Select(argument => (argument.Name, Describe(path, argument.Name))));
        Section(output, "Help.Options", OptionsOf(command).Select(option => (Label(option), Describe(path, option.Name))));
        if (CommandTexts.Find(KeyOf("Example", path)) is { } example)
        {
            output.WriteLine();
            output.WriteLine(CommandTexts.Of("Help.Example"));
            output.WriteLine($"  {example}");
        }
    }

    /// <summary>Key of a text: <c>Command.import.model</c>.</summary>
    private static string KeyOf(string prefix, string path) => path.Length == 0 ? prefix : $"{prefix}.{path.Replace(' ', '.')}";

    /// <summary>An option may mean something else for one command: <c>Option.demo.--port</c> goes before <c>Option.--port</c>.</summary>
    private static string Describe(string path, string name) => CommandTexts.Find($"{KeyOf("Option", path)}.{name}") ?? CommandTexts.Of($"Option.{name}");

    private static string PathOf(Command command) => command is RootCommand ? "" : $"{PathOf(command.Parents.OfType<Command>().First())} {command.Name}".Trim();

    private static IEnumerable<Option> OptionsOf(Command command)
    {
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive && !command.Options.Contains(option));
        return command.Options.Concat(inherited).Where(option => !option.Hidden && option is not VersionOption);
    }

    private static string Usage(Command command, string path)
    {
        var parts = new List<string> { "mkbz" };
        if (path.Length > 0)
        {
            parts.Add(path);
        }

        if (command.Subcommands.Count > 0)
        {
            parts.Add(CommandTexts.Of("Help.CommandName"));
        }

        parts.AddRange(command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : argument.Name));
        parts.AddRange(command.Options.Where(option => !option.Recursive && option is not (HelpOption or VersionOption)).Select(option => option.Required ? Label(option) : $"[{Label(option)}]"));
        return string.Join(' ', parts);
    }

    private static string Label(Option option) => option is HelpOption
        ? "-h, --help"
        : option.ValueType == typeof(bool) ? option.Name : $"{option.Name} {option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()}";

    private static void Section(TextWriter output, string headingKey, IEnumerable<(string Label, string Text)> entries)
    {
        var lines = entries.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(CommandTexts.Of(headingKey));
        var width = lines.Max(line => line.Label.Length) + 2;
        foreach (var (label, text) in lines)
        {
            output.WriteLine($"  {label.PadRight(width)}{text}");
        }
    }
}
