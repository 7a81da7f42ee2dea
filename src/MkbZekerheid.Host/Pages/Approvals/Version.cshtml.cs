using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Approvals;

/// <summary>One approved version as it was, to read and to print, with what changed since. For everybody who may read the phase itself.</summary>
[RequiresPermission(CorePermissions.OrganisationRead)]
internal sealed class VersionModel(PhaseDecisions decisions, FrozenReader frozen, IProgramme programme, IOrganisationContext organisation) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Phase { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Version { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Afdeling { get; set; }

    public PhaseState State { get; private set; } = null!;

    public DepartmentPart? Department { get; private set; }

    public string ByRole { get; private set; } = "";

    public DateTimeOffset? ApprovedAt { get; private set; }

    public string? Remark { get; private set; }

    /// <summary>State.Now, State.Replaced or State.Withdrawn.</summary>
    public string Standing { get; private set; } = "";

    public WorkingAhead? Ahead { get; private set; }

    /// <summary>Mark of the kept text, or null when no text was kept.</summary>
    public string? Mark { get; private set; }

    public IReadOnlyList<FrozenSection> Sections { get; private set; } = [];

    public IReadOnlyList<FrozenChange> Changes { get; private set; } = [];

    public string StepUrl => organisation.Url(State.Descriptor.Path);

    public string? ApproveUrl => organisation.Has(CorePermissions.PhaseApprove) ? organisation.Url($"vaststellen/{Phase}") + (Afdeling is null ? "" : $"?afdeling={Uri.EscapeDataString(Afdeling)}") : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (decisions.Module(Phase) is not { Descriptor.Contributor: not null } module || !organisation.Has($"{module.Id}.read") || (await programme.GetAsync(ct)).Phase(Phase) is not { } state)
        {
            return NotFound();
        }

        State = state;
        if (Afdeling is not null)
        {
            Department = (await decisions.DepartmentsAsync(ct)).FirstOrDefault(department => department.Code == Afdeling);
            if (Department is null)
            {
                return NotFound();
            }
        }

        var dossier = await decisions.ReadAsync(module, Department?.Id, ct);
        if (dossier.Versions.FirstOrDefault(version => version.ApprovalVersion == Version) is { } kept)
        {
            (ByRole, ApprovedAt, Remark) = (kept.ApprovedByRole, kept.ApprovedAt, kept.Remark);
            Standing = dossier.State?.ApprovalVersion == Version ? "State.Now" : dossier.Withdrawn.Contains(Version) ? "State.Withdrawn" : "State.Replaced";
            Mark = Convert.ToHexStringLower(kept.Sha256);
            using var document = JsonDocument.Parse(kept.Snapshot);
            Fill(document.RootElement, dossier);
            return Page();
        }

        // A decision that came with an imported document: its content is there when the document held it.
        if (dossier.State?.ApprovalVersion != Version)
        {
            return NotFound();
        }

        (ByRole, ApprovedAt, Remark, Standing) = (dossier.State.ApprovedByRole ?? "", dossier.State.ApprovedAt, dossier.State.Remark, "State.Now");
        if (PhaseApproval.Standing((await programme.GetAsync(ct)).Model, state.Descriptor.Code, Department?.Code)?.Snapshot is { ValueKind: JsonValueKind.Object } imported)
        {
            Fill(imported, dossier);
        }

        return Page();
    }

    private void Fill(JsonElement snapshot, PhaseDossier dossier)
    {
        Ahead = PhasePart.AheadOf(snapshot);
        Sections = frozen.Read(snapshot, dossier.Titles);
        Changes = frozen.Compare(snapshot, dossier.Part, dossier.Titles);
    }
}
