using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.PlanB.Rules;

namespace MkbZekerheid.PlanB.Pages.PlanB;

/// <summary>Step 6: what is here, what blocks, what is next.</summary>
[RequiresPermission("planb.read")]
public sealed class IndexModel(IProgramme programme, IStringLocalizerFactory localizers) : PageModel
{
    private readonly IStringLocalizer texts = localizers.Create(typeof(Texts));

    /// <summary>State of this phase.</summary>
    public PhaseState Phase { get; private set; } = null!;

    /// <summary>The model of the company.</summary>
    public ResilienceModel Model { get; private set; } = null!;

    /// <summary>The finding, in one sentence.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Completeness 0-100 of every plan that stands.</summary>
    public IReadOnlyDictionary<string, decimal> Scores { get; private set; } = new Dictionary<string, decimal>();

    /// <summary>A text of this phase.</summary>
    public string T(string key, params object[] arguments) => texts[key, arguments];

    /// <summary>Reads the programme and says what it finds.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var state = await programme.GetAsync(cancellationToken);
        (Model, Phase) = (state.Model, state.Phase(6)!);
        ViewData["Title"] = Phase.Name;
        Scores = Model.Plans.Where(plan => plan.Status != ApprovalStatus.Retired).ToDictionary(plan => plan.Id, plan => PlanCheck.Of(Model, plan).Score);
        var approved = Model.Plans.Count(plan => plan.Status == ApprovalStatus.Approved);
        var departments = Model.Departments.Count(department => department.InScope != false);
        Finding = Model.Plans.Count == 0 ? T("Page.Finding.Empty")
            : approved >= departments ? T("Page.Finding.All", approved)
            : T("Page.Finding.Some", approved, departments);
    }
}
