using MkbZekerheid.Data;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Plugins;
using Npgsql;

namespace MkbZekerheid.Host.Composition;

/// <summary>
/// Brings the database to the schema of this program when the owner's connection is there; without it a host only starts
/// on a schema that is current already. Core comes before anything else; each plugin's part is that plugin's own success or failure.
/// </summary>
internal static class DatabaseStep
{
    public static async Task CoreAsync(InstallationOptions options, NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        if (options.OwnerConnection is { } owner)
        {
            await MigrationRunner.RunAsync(owner, [], HangfireSchema.For(options.JobsConnection), ct: cancellationToken);
        }
        else
        {
            await RefusePendingAsync(source, [], cancellationToken);
        }

        await StartupGuard.CheckAsync(source, cancellationToken);
    }

    public static async Task PluginAsync(InstallationOptions options, NpgsqlDataSource source, PluginAssembly plugin, CancellationToken cancellationToken)
    {
        MigrationSource[] scripts = [new(plugin.Module.Info.Id, plugin.Assembly)];
        if (options.OwnerConnection is { } owner)
        {
            await MigrationRunner.RunAsync(owner, scripts, ct: cancellationToken);
        }
        else
        {
            await RefusePendingAsync(source, scripts, cancellationToken);
        }
    }

    private static async Task RefusePendingAsync(NpgsqlDataSource source, IReadOnlyList<MigrationSource> scripts, CancellationToken cancellationToken)
    {
        var pending = await MigrationRunner.PendingAsync(source, scripts, cancellationToken);
        if (pending.Count > 0)
        {
            throw new DataRefusedException(
                $"De database is niet bij: typ eerst `mkbz migrate` ({pending.Count} stappen, de eerste is {pending[0]}).",
                $"The database is not up to date: run `mkbz migrate` first ({pending.Count} steps, the first is {pending[0]}).");
        }
    }
}
