using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Improvement.Pages.Improvement;

/// <summary>Step 8: what is here, what blocks, what is next.</summary>
[RequiresPermission("improvement.read")]
public sealed class IndexModel(IProgramme programme, IStringLocalizerFactory localizers) : PageModel
{
    private readonly IStringLocalizer texts = localizers.Create(typeof(Texts));

    /// <summary>State of this phase.</summary>
    public PhaseState Phase { get; private set; } = null!;

    /// <summary>The model of the company.</summary>
    public ResilienceModel Model { get; private set; } = null!;

    /// <summary>The finding, in one sentence.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Actions that are late.</summary>
    public IReadOnlyList<ImprovementAction> Overdue { get; private set; } = [];

    /// <summary>A text of this phase.</summary>
    public string T(string key, params object[] arguments) => texts[key, arguments];

    /// <summary>Reads the programme and says what it finds.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var state = await programme.GetAsync(cancellationToken);
        (Model, Phase) = (state.Model, state.Phase(8)!);
        ViewData["Title"] = Phase.Name;
        Overdue = [.. Model.Actions.Where(action => action.ClosedOn is null && (action.PostponedTo ?? action.DueOn) is { } due && due <= Model.AsOf)];
        Finding = (Overdue.Count, Phase.Rules.Count(line => line.Outcome.Result.State == RuleState.NotMet)) switch
        {
            (0, 0) => T("Page.Finding.Fine"),
            (0, 1) => T("Page.Finding.OneLeft"),
            (0, var open) => T("Page.Finding.Open", open),
            (1, _) => T("Page.Finding.OneLate"),
            var (late, _) => T("Page.Finding.Late", late),
        };
    }
}
