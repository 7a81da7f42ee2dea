using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>Reads a model document for a command that computes. Anything wrong is said with its path, and nothing is written.</summary>
internal static class ModelFile
{
    /// <summary>Reads a document and hands its model on; exit code 2 when it is not right.</summary>
    public static async Task<int> UseAsync(FileInfo file, CommandContext context, Func<ResilienceModel, Task> use)
    {
        var read = await context.Terminal.WorkAsync(CommandTexts.Of("Analyse.Reading", file.Name), work => Task.Run(
            () =>
            {
                using var stream = file.OpenRead();
                return ModelDocument.Read(stream, new Share(work), context.CancellationToken);
            }, context.CancellationToken));
        if (read.Model is not { } model)
        {
            ImportModelCommand.PrintErrors(read.Errors, read.ErrorCount, context.Terminal);
            context.Terminal.Note(CommandTexts.Of("Analyse.Invalid", read.ErrorCount));
            return ExitCode.BadInput;
        }

        try
        {
            await use(model);
            return ExitCode.Done;
        }
        catch (CompanyModelException exception)
        {
            foreach (var error in exception.Errors)
            {
                context.Terminal.Note($"$.{error}");
            }

            context.Terminal.Note(CommandTexts.Of("Analyse.Invalid", exception.Errors.Count));
            return ExitCode.BadInput;
        }
    }

    private sealed class Share(IProgress<double> progress) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value)
        {
            if (value.TotalBytes is > 0 and var total)
            {
                progress.Report((double)value.BytesRead / total);
            }
        }
    }
}
