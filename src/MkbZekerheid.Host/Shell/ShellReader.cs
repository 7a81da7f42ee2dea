using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Shell;

/// <summary>What stands around every page of an organisation: menu, level, and the date that figures are computed for.</summary>
internal sealed record ShellView(
    string OrganisationName,
    string OrganisationUrl,
    IReadOnlyList<ShellStep> Steps,
    IReadOnlyList<ShellLink> Always,
    int LevelPercent,
    string LevelCaption,
    DateOnly? FixedDate);

/// <summary>One phase in the rail.</summary>
internal sealed record ShellStep(int Number, string Name, string Url, bool IsDone, bool IsNow);

/// <summary>One item under "Altijd". <paramref name="OnPhone"/> puts it in the bar at the bottom of a phone.</summary>
internal sealed record ShellLink(string Text, string Url, string Icon, int? Count = null, bool OnPhone = false);

/// <summary>Composes the shell for the request.</summary>
internal sealed class ShellReader(
    IOrganisationContext organisation,
    IProgramme programme,
    LevelReader levels,
    PluginCatalogue catalogue,
    ModuleTexts moduleTexts,
    ManageLinks manage,
    IStringLocalizer<ShellTexts> texts)
{
    /// <summary>The shell of the organisation that is asking.</summary>
    public async Task<ShellView> GetAsync(CancellationToken cancellationToken)
    {
        var state = await programme.GetAsync(cancellationToken);
        var level = await levels.GetAsync(cancellationToken);
        var current = state.Current;
        return new ShellView(
            organisation.OrganisationName,
            organisation.Url(""),
            [.. state.Phases
                .Select(phase => new ShellStep(
                    phase.Descriptor.Number, phase.Name, organisation.Url(phase.Descriptor.Path),
                    phase.Status == PhaseProgress.Approved, phase == current))],
            [.. Links(level)],
            level.Level.Percent,
            level.Caption,
            organisation.AsOfIsFixed ? organisation.AsOf : null);
    }

    private IEnumerable<ShellLink> Links(LevelView level)
    {
        foreach (var item in catalogue.Loaded.SelectMany(module => module.Descriptor.Navigation).Where(item => organisation.Has(item.Permission)))
        {
            yield return new ShellLink(moduleTexts.Of(item.ModuleId, item.TextKey), organisation.Url(item.Path), item.Icon, OnPhone: true);
        }

        if (organisation.Has(CorePermissions.ActionsRead))
        {
            yield return new ShellLink(texts["Nav.Actions"], organisation.Url("acties"), "list-check", level.OverdueActions);
        }

        if (organisation.Has(CorePermissions.FiguresRead))
        {
            yield return new ShellLink(texts["Nav.Figures"], organisation.Url("cijfers"), "chart-bar", OnPhone: true);
        }

        if (manage.Any)
        {
            yield return new ShellLink(texts["Nav.Manage"], organisation.Url(ManageLinks.HomePath), "settings");
        }
    }
}
