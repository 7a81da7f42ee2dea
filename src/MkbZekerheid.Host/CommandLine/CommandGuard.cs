using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using MkbZekerheid.Data;
using Npgsql;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>
/// Runs a command so that nobody ever sees a stack trace: whatever goes wrong becomes one sentence on standard error and
/// an exit code. Faults that we did not foresee go to <c>errors.log</c> in the data folder.
/// </summary>
internal static class CommandGuard
{
    private const long LargestLog = 5 * 1024 * 1024;

    public static async Task<int> RunAsync(ParseResult parsed, Func<CommandContext, Task<int>> command, CancellationToken cancellationToken)
    {
        var context = CommandContext.Of(parsed, cancellationToken);
        try
        {
            return await command(context);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Terminal.Note(CommandTexts.Of("Error.Stopped"));
            return ExitCode.Stopped;
        }
        catch (CommandException exception)
        {
            context.Terminal.Note(exception.Message);
            return exception.Code;
        }
#pragma warning disable CA1031 // The last line of defence of a command: a person gets a sentence, never a trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            context.Terminal.Note(Sentence(exception) ?? CommandTexts.Of("Error.Unforeseen", FirstLine(exception.GetBaseException().Message), Log(context.DataFolder, parsed, exception)));
            return ExitCode.Failed;
        }
    }

    /// <summary>What a known fault means for the person who typed the command; null when we did not foresee it.</summary>
    internal static string? Sentence(Exception exception) => exception switch
    {
        DataRefusedException => exception.Message,
        IOException { InnerException: AddressInUseException } or AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => CommandTexts.Of("Error.PortTaken"),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } fault => CommandTexts.Of("Error.DatabaseRefused", fault.MessageText),
        PostgresException => null,
        NpgsqlException => CommandTexts.Of("Error.DatabaseAway", FirstLine(exception.GetBaseException().Message)),
        UnauthorizedAccessException => CommandTexts.Of("Error.NoAccess", FirstLine(exception.Message)),
        IOException { HResult: 28 } => CommandTexts.Of("Error.DiskFull"),
        FileNotFoundException or DirectoryNotFoundException => CommandTexts.Of("Error.NotFound", FirstLine(exception.Message)),
        _ => null,
    };

    private static string Log(string folder, ParseResult parsed, Exception exception)
    {
        foreach (var place in (string[])[folder, Path.GetTempPath()])
        {
            try
            {
                Directory.CreateDirectory(place);
                var file = Path.Combine(place, "errors.log");
                if (new FileInfo(file) is { Exists: true, Length: > LargestLog })
                {
                    File.Move(file, file + ".old", overwrite: true);
                }

                // Only the name of the command: its arguments may hold a connection string.
                File.AppendAllText(file, $"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} mkbz {parsed.CommandResult.Command.Name}\n{exception}\n\n");
                return file;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The next place.
            }
        }

        return "-";
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
