using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Threats.Measures;
using Threat = MkbZekerheid.Model.Threat;

namespace MkbZekerheid.Threats.Pages.Threats;

/// <summary>The third step: what can happen, what counts, what blocks, what is next.</summary>
[RequiresPermission("threats.read")]
public sealed class IndexModel(IProgramme programme, IStringLocalizerFactory localizers) : PageModel
{
    private readonly IStringLocalizer texts = localizers.Create(typeof(Texts));

    /// <summary>State of this phase.</summary>
    public PhaseState Phase { get; private set; } = null!;

    /// <summary>The model of the company.</summary>
    public ResilienceModel Firm { get; private set; } = null!;

    /// <summary>The finding, in one sentence.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Threats, the heaviest first; those that were not assessed last.</summary>
    public IReadOnlyList<ThreatRow> Rows { get; private set; } = [];

    /// <summary>A text of this phase.</summary>
    public string T(string key, params object[] arguments) => texts[key, arguments];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var state = await programme.GetAsync(cancellationToken);
        (Firm, Phase) = (state.Model, state.Phase(3)!);
        Rows = [.. Firm.Threats
            .Select(threat => new ThreatRow(threat, RelevantRisks.Score(Firm, threat), RelevantRisks.IsRelevant(Firm, threat), Residual.Of(threat)))
            .OrderByDescending(row => row.Score?.Score ?? 0).ThenBy(row => row.Threat.Id, StringComparer.Ordinal)];
        var above = Residual.AboveAppetite(Firm).Count();
        Finding = Rows.Count == 0 ? T("Page.Finding.Empty")
            : RelevantRisks.Of(Firm) is not { } relevant ? T("Page.Finding.Unscored", Rows.Count)
            : above > 0 ? T("Page.Finding.Above", relevant.Count, Rows.Count, above)
            : T("Page.Finding.Relevant", relevant.Count, Rows.Count);
        ViewData["Title"] = Phase.Name;
    }

    /// <summary>Number of risks with this likelihood and impact level.</summary>
    public IReadOnlyList<string> At(int likelihood, int impact) =>
        [.. Rows.Where(row => row.Score is { } score && score.Likelihood == likelihood && score.Impact == impact).Select(row => row.Threat.Id)];
}

/// <summary>A threat with its score, whether it counts (null: not assessed) and what remains after treatment.</summary>
public sealed record ThreatRow(Threat Threat, RiskScore? Score, bool? Relevant, int? Remaining);
