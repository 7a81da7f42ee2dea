using System.CommandLine;
using MkbZekerheid.Engine;
using MkbZekerheid.Engine.Simulation;
using MkbZekerheid.Host.Analysis;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.CommandLine;

/// <summary><c>mkbz simulate FILE</c>: years of a company under one or all configurations of strategies. Needs no database.</summary>
internal static class SimulateCommand
{
    private const string All = "all";

    public static Command Create()
    {
        var file = CommonOptions.ExistingFile();
        var years = CommonOptions.Number("--years", 1, 100_000_000, 20_000);
        var seed = CommonOptions.Number("--seed", 0, int.MaxValue, 1);
        var configuration = CommonOptions.Choice(new("--configuration") { DefaultValueFactory = _ => All }, [.. Configuration.Standard.Select(one => one.Name), All]);
        var threads = CommonOptions.Number("--threads", 0, 1024, 0);
        var output = new Option<FileInfo?>("--out") { HelpName = "FILE" };
        var command = new Command("simulate") { file, years, seed, configuration, threads, output };
        command.SetAction((parsed, cancellationToken) => CommandGuard.RunAsync(
            parsed,
            context => RunAsync(
                parsed.GetValue(file)!,
                new SimulationOptions
                {
                    Years = parsed.GetValue(years),
                    Seed = (ulong)parsed.GetValue(seed),
                    Threads = parsed.GetValue(threads),
                    Configurations = [.. Configuration.Standard.Where(one => parsed.GetValue(configuration) is All or null || one.Name == parsed.GetValue(configuration))],
                },
                parsed.GetValue(output), context),
            cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(FileInfo file, SimulationOptions options, FileInfo? output, CommandContext context) =>
        ModelFile.UseAsync(file, context, async model =>
        {
            var cycleRule = (CycleRule)(model.Settings?.CycleRule ?? MkbZekerheid.Model.CycleRule.Sum);
            using var result = new MemoryStream();
            await context.Terminal.WorkAsync(CommandTexts.Of("Simulate.Working"), work => Task.Run(
                () => SimulationDocument.Write(
                    CompanyModelFrom.Model(model), options with { CycleRule = cycleRule, Progress = new Share(work) }, result, context.CancellationToken),
                context.CancellationToken));
            result.Position = 0;
            await ResultFile.WriteAsync(result, output, context);
        });

    private sealed class Share(IProgress<double> progress) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => progress.Report((double)value.YearsDone / value.Years);
    }
}
