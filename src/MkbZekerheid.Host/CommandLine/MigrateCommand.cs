using System.CommandLine;
using System.Security.Cryptography;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Installation;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Plugins;
using Npgsql;

namespace MkbZekerheid.Host.CommandLine;

/// <summary><c>mkbz migrate</c>: brings the database up to date; with <c>--create-roles</c> it first makes database and roles.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var createRoles = new Option<bool>("--create-roles");
        var command = new Command("migrate") { createRoles };
        command.SetAction((parsed, cancellationToken) => CommandGuard.RunAsync(parsed, context => RunAsync(parsed.GetValue(createRoles), context), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool createRoles, CommandContext context)
    {
        var settings = InstallationSettings.Read(context.DataFolder);
        var applied = await context.Terminal.WorkAsync(CommandTexts.Of("Migrate.Working"), async work =>
        {
            await using var server = await RunningInstallation.StartServerAsync(settings, work, context.CancellationToken);
            if (createRoles && server is null)
            {
                await CreateRolesAsync(settings, context.CancellationToken);
            }

            var owner = server?.OwnerConnectionString ?? settings.Owner ?? throw new CommandException(CommandTexts.Of("Migrate.NoOwner"));
            var options = new InstallationOptions { DataFolder = context.DataFolder };
            var catalogue = PluginCatalogue.Discover(options.PluginsFolder, DisabledPlugins.Of(options));
            return await MigrationRunner.RunAsync(owner, catalogue.Migrations, HangfireSchema.For(server?.JobsConnectionString ?? settings.Jobs), work, ct: context.CancellationToken);
        });
        foreach (var step in applied)
        {
            context.Terminal.Line(step);
        }

        context.Terminal.Line(CommandTexts.Of(applied.Count == 0 ? "Migrate.Current" : "Migrate.Done", applied.Count));
        context.Terminal.Result(new { applied });
        return ExitCode.Done;
    }

    /// <summary>The passwords are those of the connection strings, so that nobody has to type one twice.</summary>
    private static async Task CreateRolesAsync(InstallationSettings settings, CancellationToken cancellationToken)
    {
        var admin = settings.Admin ?? throw new CommandException(CommandTexts.Of("Migrate.NoAdmin"));
        var runtime = new NpgsqlConnectionStringBuilder(settings.Runtime);
        if (runtime.Username != DatabaseRoles.App || string.IsNullOrEmpty(runtime.Database))
        {
            throw new CommandException(CommandTexts.Of("Migrate.WrongRole", DatabaseRoles.App));
        }

        await DatabaseRoles.CreateAsync(
            admin, runtime.Database, new RolePasswords(PasswordOf(settings.Owner), runtime.Password, PasswordOf(settings.Jobs), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))), cancellationToken);
    }

    private static string? PasswordOf(string? connection) => connection is null ? null : new NpgsqlConnectionStringBuilder(connection).Password;
}
