using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.PlanB.Pages.Reader;

/// <summary>Plan B to act from: whom to call, what to do first, per department. Nothing to fill in, large letters, prints.</summary>
[RequiresPermission("planb.read")]
public sealed class IndexModel(IResilienceModels models, IOrganisationContext organisation, IStringLocalizerFactory localizers) : PageModel
{
    private readonly IStringLocalizer texts = localizers.Create(typeof(Texts));

    /// <summary>The model of the company.</summary>
    public ResilienceModel Model { get; private set; } = null!;

    /// <summary>Approved plans: what people may act from.</summary>
    public IReadOnlyList<Plan> Plans { get; private set; } = [];

    /// <summary>Numbers to call: emergency services and the crisis team first.</summary>
    public IReadOnlyList<Contact> Calls { get; private set; } = [];

    /// <summary>A text of this phase.</summary>
    public string T(string key, params object[] arguments) => texts[key, arguments];

    /// <summary>Number of a role, from the contacts or from the person who has it; null when nobody wrote it down.</summary>
    public string? PhoneOf(string? role) => role is null ? null
        : Model.Contacts.FirstOrDefault(contact => contact.Name == role && !string.IsNullOrWhiteSpace(contact.Phone))?.Phone
            ?? Model.People.FirstOrDefault(person => person.Role == role && !string.IsNullOrWhiteSpace(person.Phone))?.Phone;

    /// <summary>Reads the plans.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Model = await models.GetAsync(organisation.OrganisationId, cancellationToken);
        Plans = [.. Model.Plans.Where(plan => plan.Status is ApprovalStatus.Approved or ApprovalStatus.InRevision)];
        var crisis = (Model.CrisisPlan?.Team ?? default).Select(member => member.Role).ToHashSet(StringComparer.Ordinal);
        Calls = [.. Model.Contacts.Where(contact => !string.IsNullOrWhiteSpace(contact.Phone) && (contact.Kind == ContactKind.EmergencyService || crisis.Contains(contact.Name ?? "")))
            .OrderBy(contact => contact.Kind != ContactKind.EmergencyService)];
        ViewData["Title"] = T("Reader.Title");
    }
}
