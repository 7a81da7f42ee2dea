using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>
/// Where a command speaks. Results go to standard output, as text or as JSON; everything else goes to standard error,
/// so that output can be piped. Progress is shown to a person only, never to a file.
/// </summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool isJson, bool showsProgress)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>True when the result is to be read by a program.</summary>
    public bool IsJson { get; } = isJson;

    public TextWriter Output { get; } = output;

    /// <summary>A line of the result; left out in JSON.</summary>
    public void Line(string text = "")
    {
        if (!IsJson)
        {
            Output.WriteLine(text);
        }
    }

    /// <summary>A remark beside the result.</summary>
    public void Note(string text) => error.WriteLine(text);

    /// <summary>The result for a program; left out in text.</summary>
    public void Result(object result)
    {
        if (IsJson)
        {
            Output.WriteLine(JsonSerializer.Serialize(result, result.GetType(), Json));
        }
    }

    /// <summary>A plain table: columns as wide as their longest text, two spaces between.</summary>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> lines = [headings, .. rows];
        var widths = headings.Select((_, column) => lines.Max(line => line[column].Length)).ToList();
        foreach (var line in lines)
        {
            Line(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    /// <summary>Runs work that may take longer than two seconds, with a progress bar when a person is looking.</summary>
    public async Task<T> WorkAsync<T>(string title, Func<Work, Task<T>> action)
    {
        if (!showsProgress)
        {
            return await action(Work.Unseen);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return await console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(Markup.Escape(title), maxValue: 1);
                task.IsIndeterminate = true;
                return await action(new Work(title, task));
            });
    }

    /// <summary>The same for work without a result.</summary>
    public Task WorkAsync(string title, Func<Work, Task> action) => WorkAsync(title, async work =>
    {
        await action(work);
        return true;
    });
}

/// <summary>Tells how far work is: a share 0-1, or the name of the step that runs.</summary>
internal sealed class Work(string title, ProgressTask? task) : IProgress<double>, IProgress<string>
{
    public static Work Unseen { get; } = new("", null);

    public void Report(double value)
    {
        if (task is not null)
        {
            task.IsIndeterminate = false;
            task.Value = value;
        }
    }

    public void Report(string value)
    {
        if (task is not null)
        {
            task.Description = Markup.Escape($"{title}: {value}");
        }
    }
}
