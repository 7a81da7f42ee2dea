using System.CommandLine;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Plugins;

namespace MkbZekerheid.Host.CommandLine;

/// <summary><c>mkbz plugins list</c>: which plugins are there, what became of each, and why. Needs no database.</summary>
internal static class PluginsListCommand
{
    public static Command Create()
    {
        var safeMode = new Option<bool>("--safe-mode");
        var command = new Command("list") { safeMode };
        command.SetAction((parsed, cancellationToken) => CommandGuard.RunAsync(parsed, context => RunAsync(parsed.GetValue(safeMode), context), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool safeMode, CommandContext context)
    {
        var options = new InstallationOptions { DataFolder = context.DataFolder, SafeMode = safeMode };
        var catalogue = PluginCatalogue.Discover(options.PluginsFolder, DisabledPlugins.Of(options));

        // Configured into a collection of its own: a plugin that throws shows here as it would at start.
        var services = new ServiceCollection();
        await catalogue.ConfigureAsync(services, services.AddRazorPages().PartManager, _ => Task.CompletedTask);
        var states = catalogue.States;
        if (states.Count == 0)
        {
            throw new CommandException(CommandTexts.Of("Plugins.None", options.PluginsFolder));
        }

        context.Terminal.Table(
            [CommandTexts.Of("Plugins.Name"), CommandTexts.Of("Plugins.State"), CommandTexts.Of("Plugins.Version"), CommandTexts.Of("Plugins.Reason")],
            states.Select(state => (IReadOnlyList<string>)[state.Name, CommandTexts.Of($"Plugins.State.{state.Status}"), state.Version ?? "", PluginReason.Of(state)]));
        context.Terminal.Result(states.Select(state => new { state.Name, state.Status, state.Version, reason = state.ReasonKey is null ? null : PluginReason.Of(state), state.Folder }));
        return states.Any(state => state.Status is PluginStatus.Failed or PluginStatus.Skipped) ? ExitCode.Failed : ExitCode.Done;
    }
}
