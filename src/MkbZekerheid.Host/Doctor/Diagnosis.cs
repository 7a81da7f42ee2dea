using MkbZekerheid.Host.CommandLine;
using MkbZekerheid.Host.Installation;

namespace MkbZekerheid.Host.Doctor;

/// <summary>Looks at everything the product needs, changes nothing, and says what is missing and what to do.</summary>
internal static class Diagnosis
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(InstallationSettings settings, int port, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>
        {
            MachineChecks.Sdk(),
            MachineChecks.TimeZone(),
            DatabaseChecks.Programs(settings),
            FolderChecks.Rights(settings.DataFolder),
            FolderChecks.Space(settings.DataFolder),
            await MachineChecks.PortAsync(port, cancellationToken),
            MachineChecks.Browser(),
            MailCheck(settings),
        };
        findings.AddRange(await DatabaseChecks.ConnectionAsync(settings, cancellationToken));
        findings.AddRange(PluginChecks.All());
        return findings;
    }

    private static Finding MailCheck(InstallationSettings settings) => settings.Value("Mail:Host") is { Length: > 0 } server
        ? new Finding("mail", Health.Good, CommandTexts.Of("Doctor.Mail.Set", server))
        : new Finding("mail", Health.Attention, CommandTexts.Of("Doctor.Mail.None"), CommandTexts.Of("Doctor.Mail.Advice"));
}
