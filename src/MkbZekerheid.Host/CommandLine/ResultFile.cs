using System.Text;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>Writes a result byte for byte to a file, whole or not at all, or to standard output.</summary>
internal static class ResultFile
{
    public static async Task WriteAsync(Stream result, FileInfo? output, CommandContext context)
    {
        if (output is null)
        {
            // Through the writer of the command, so that tests see it; the bytes are UTF-8 without a mark and so is this.
            using var reader = new StreamReader(result, new UTF8Encoding(false), false, 64 * 1024, leaveOpen: true);
            var buffer = new char[16 * 1024];
            int count;
            while ((count = await reader.ReadAsync(buffer, context.CancellationToken)) > 0)
            {
                await context.Terminal.Output.WriteAsync(buffer.AsMemory(0, count), context.CancellationToken);
            }

            await context.Terminal.Output.FlushAsync(context.CancellationToken);
            return;
        }

        if (output.Directory is { Exists: false } folder)
        {
            throw new CommandException(CommandTexts.Of("Output.NoFolder", folder.FullName));
        }

        var next = output.FullName + ".new";
        await using (var file = File.Create(next))
        {
            await result.CopyToAsync(file, context.CancellationToken);
        }

        File.Move(next, output.FullName, overwrite: true);
        context.Terminal.Note(CommandTexts.Of("Output.Written", output.FullName));
    }
}
