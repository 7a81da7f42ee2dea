using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Processes.Pages.Processes;

/// <summary>The second step: what the company makes, what may not stop, what blocks, what is next.</summary>
[RequiresPermission("processes.read")]
public sealed class IndexModel(IProgramme programme, IStringLocalizerFactory localizers) : PageModel
{
    private readonly IStringLocalizer texts = localizers.Create(typeof(Texts));

    /// <summary>State of this phase.</summary>
    public PhaseState Phase { get; private set; } = null!;

    /// <summary>The model of the company.</summary>
    public ResilienceModel Firm { get; private set; } = null!;

    /// <summary>The finding, in one sentence.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Activities with what was found, the most urgent first.</summary>
    public IReadOnlyList<ActivityRow> Activities { get; private set; } = [];

    /// <summary>Resources with data, what may be lost and what would be lost.</summary>
    public IReadOnlyList<DataLossGap> Data { get; private set; } = [];

    /// <summary>A text of this phase.</summary>
    public string T(string key, params object[] arguments) => texts[key, arguments];

    /// <summary>Name of a process or resource, or its code.</summary>
    public string NameOf(string code) => Firm.Processes.FirstOrDefault(process => process.Id == code)?.Name
        ?? Firm.Resources.FirstOrDefault(resource => resource.Id == code)?.Name ?? code;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var state = await programme.GetAsync(cancellationToken);
        (Firm, Phase) = (state.Model, state.Phase(2)!);
        var impact = Firm.Analysis().Impact;
        Activities = [.. Firm.Activities
            .Select(activity => new ActivityRow(activity, impact.OfActivity(activity), impact.ClassOf(activity), impact.IsCritical(activity) == true))
            .OrderBy(row => row.Limit is null).ThenBy(row => row.Limit).ThenBy(row => row.Activity.Id, StringComparer.Ordinal)];
        Data = Firm.Analysis().DataLoss ?? [];
        var critical = Activities.Count(row => row.Critical);
        Finding = Activities.Count == 0 ? T("Page.Finding.Empty")
            : Activities.All(row => row.Result is null) ? T("Page.Finding.Unscored", Activities.Count)
            : T("Page.Finding.Critical", critical, Activities.Count, Show.Hours(Firm.Settings?.CriticalWithinHours ?? 168));
        ViewData["Title"] = Phase.Name;
    }
}

/// <summary>An activity with its limit, class and whether it is critical.</summary>
public sealed record ActivityRow(Activity Activity, MtpdResult? Result, Criticality? Class, bool Critical)
{
    /// <summary>Back no later than so many hours; null is never or not known.</summary>
    public decimal? Limit => Result?.MtpdHours;

    /// <summary>True when the goal is not shorter than the limit.</summary>
    public bool TooLate => Limit is not null && (Activity.RtoHours is not { } goal || !Impact.RtoFits(goal, Limit));
}
