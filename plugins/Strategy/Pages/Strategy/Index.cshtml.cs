using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Strategy.Rules;

namespace MkbZekerheid.Strategy.Pages.Strategy;

/// <summary>Step 5: what is here, what blocks, what is next.</summary>
[RequiresPermission("strategy.read")]
public sealed class IndexModel(IProgramme programme, IStringLocalizerFactory localizers) : PageModel
{
    private readonly IStringLocalizer texts = localizers.Create(typeof(Texts));

    /// <summary>State of this phase.</summary>
    public PhaseState Phase { get; private set; } = null!;

    /// <summary>The model of the company.</summary>
    public ResilienceModel Model { get; private set; } = null!;

    /// <summary>The finding, in one sentence.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Number of relevant risks, those that nothing covers, and per risk what covers it; null when it cannot be said.</summary>
    public (int Relevant, IReadOnlyList<string> Uncovered, IReadOnlyList<(string Id, IReadOnlyList<string> By)> Risks)? Coverage { get; private set; }

    /// <summary>Name of a risk.</summary>
    public string NameOf(string threat) => Model.Threats.FirstOrDefault(candidate => candidate.Id == threat)?.Name ?? threat;

    /// <summary>A text of this phase.</summary>
    public string T(string key, params object[] arguments) => texts[key, arguments];

    /// <summary>Reads the programme and says what it finds.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var state = await programme.GetAsync(cancellationToken);
        (Model, Phase) = (state.Model, state.Phase(5)!);
        ViewData["Title"] = Phase.Name;
        Coverage = RiskCoverage.Of(Model) is { } coverage ? (coverage.Relevant.Count, [.. coverage.Result.Uncovered], [.. coverage.Result.Items.Select(item => (item.Id, item.CoveredBy))]) : null;
        Finding = Model.Strategies.Count == 0 ? T("Page.Finding.Empty")
            : Coverage is not { } known ? T("Page.Finding.Unknown", Model.Strategies.Count)
            : known.Uncovered.Count == 0 ? T("Page.Finding.Covered", known.Relevant)
            : known.Uncovered.Count == 1 ? T("Page.Finding.One", NameOf(known.Uncovered[0]))
            : T("Page.Finding.Many", known.Uncovered.Count, known.Relevant);
    }
}
