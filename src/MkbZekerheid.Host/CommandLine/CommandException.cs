namespace MkbZekerheid.Host.CommandLine;

/// <summary>A command cannot do what was asked; the message is one clear sentence for the person who typed it.</summary>
internal sealed class CommandException(string sentence, int exitCode = ExitCode.Failed) : Exception(sentence)
{
    public int Code { get; } = exitCode;
}

/// <summary>Exit codes of every command.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It did not work.</summary>
    public const int Failed = 1;

    /// <summary>What was given is wrong: the command itself or the document. Nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Stopped = 130;
}
