using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Scope.Pages.Scope;

/// <summary>The first step: what is written down, what blocks, what is next.</summary>
[RequiresPermission("scope.read")]
public sealed class IndexModel(IProgramme programme, IStringLocalizerFactory localizers) : PageModel
{
    private readonly IStringLocalizer texts = localizers.Create(typeof(Texts));

    /// <summary>State of this phase.</summary>
    public PhaseState Phase { get; private set; } = null!;

    /// <summary>The model of the company.</summary>
    public ResilienceModel Model { get; private set; } = null!;

    /// <summary>The finding, in one sentence.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>A text of this phase.</summary>
    public string T(string key, params object[] arguments) => texts[key, arguments];

    /// <summary>Number of why-questions with an answer.</summary>
    public int Answered => Model.WhyAnswers.Where(answer => !string.IsNullOrWhiteSpace(answer.Answer)).Select(answer => answer.No).Distinct().Count();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var state = await programme.GetAsync(cancellationToken);
        (Model, Phase) = (state.Model, state.Phase(1)!);
        var open = Phase.Blockers.Count();
        Finding = Answered == 0 ? T("Page.Finding.Empty")
            : Phase.Status == PhaseProgress.Approved ? T("Page.Finding.Approved", Model.Scope?.In.Count ?? 0, Model.Scope?.Out.Count ?? 0)
            : open switch
            {
                0 => T("Page.Finding.Ready", Answered),
                1 => T("Page.Finding.OneLeft", Answered),
                _ => T("Page.Finding.Open", Answered, open),
            };
        ViewData["Title"] = Phase.Name;
    }
}
