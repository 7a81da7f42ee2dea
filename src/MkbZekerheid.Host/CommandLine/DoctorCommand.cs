using System.CommandLine;
using MkbZekerheid.Host.Doctor;
using MkbZekerheid.Host.Installation;

namespace MkbZekerheid.Host.CommandLine;

/// <summary><c>mkbz doctor</c>: says in plain words what is missing and what to do. Exit code 1 when the product cannot run.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var port = CommonOptions.Number("--port", 1, 65535, 5080);
        var command = new Command("doctor") { port };
        command.SetAction((parsed, cancellationToken) => CommandGuard.RunAsync(parsed, context => RunAsync(parsed.GetValue(port), context), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int port, CommandContext context)
    {
        var findings = await context.Terminal.WorkAsync(
            CommandTexts.Of("Doctor.Working"), _ => Diagnosis.RunAsync(InstallationSettings.Read(context.DataFolder), port, context.CancellationToken));
        foreach (var finding in findings)
        {
            context.Terminal.Line($"{CommandTexts.Of($"Doctor.Health.{finding.Health}"),-9} {finding.Found}");
            if (finding.Advice is { } advice)
            {
                context.Terminal.Line($"{"",-9} {advice}");
            }
        }

        var isFit = findings.All(finding => finding.Health != Health.Bad);
        context.Terminal.Line();
        context.Terminal.Line(CommandTexts.Of(isFit ? "Doctor.Fit" : "Doctor.Unfit"));
        context.Terminal.Result(new { isFit, findings });
        return isFit ? ExitCode.Done : ExitCode.Failed;
    }
}
