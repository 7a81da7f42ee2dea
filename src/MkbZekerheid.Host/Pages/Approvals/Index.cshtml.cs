using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Host.Pages.Actions;
using MkbZekerheid.Host.Pages.SignIn;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.Shell;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Approvals;

/// <summary>
/// Approving a phase, or one department's part of it: what its rules say, the decision, and every version before. A blocking
/// rule that is not met or unknown blocks it. Approving before the phase before it asks for a reason, which stays in the version
/// and in the log. What is approved is what was on screen: when the content or the decision changed in the meantime, nothing is
/// approved and the page says so.
/// </summary>
[RequiresPermission(CorePermissions.PhaseApprove)]
internal sealed class IndexModel(
    PhaseDecisions decisions, FrozenReader frozen, IProgramme programme, ActionStore roles, IOrganisationContext organisation, LocalDay today,
    IStringLocalizer<ApprovalTexts> texts) : PageModel
{
    /// <summary>The fewest words of a reason for working ahead.</summary>
    public const int ReasonWords = 3;

    private const int LongestText = 1000;

    [BindProperty(SupportsGet = true)]
    public int Phase { get; set; }

    /// <summary>Code of the department whose part it is, or null for the whole.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Afdeling { get; set; }

    [BindProperty]
    public string? ByRole { get; set; }

    [BindProperty]
    public string? ReviewDueOn { get; set; }

    [BindProperty]
    public string? Remark { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>"minor" for a small correction; anything else raises the whole number.</summary>
    [BindProperty]
    public string? Size { get; set; }

    /// <summary>Version of the row on screen; 0 when there was none.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>Mark of the content that was on screen.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public PhaseState State { get; private set; } = null!;

    public PhaseDossier Dossier { get; private set; } = null!;

    public IReadOnlyList<DepartmentPart> Departments { get; private set; } = [];

    public DepartmentPart? Department { get; private set; }

    /// <summary>Standing decisions of the departments, by code.</summary>
    public IReadOnlyDictionary<string, ApprovalStatus> OfDepartments { get; private set; } = new Dictionary<string, ApprovalStatus>();

    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>Ids of blocking rules that are open; approving waits for these.</summary>
    public IReadOnlySet<string> Open { get; private set; } = new HashSet<string>();

    /// <summary>The phase before, when it is not approved yet.</summary>
    public PhaseState? Before { get; private set; }

    public bool NeedsReason => Before is not null;

    /// <summary>The programme role in which this person approves, or null when it is for somebody else.</summary>
    public ProgrammeRole? As { get; private set; }

    /// <summary>Number of differences with the version in force; null when its content was not kept.</summary>
    public int? Changes { get; private set; }

    public string PageUrl => organisation.Url($"vaststellen/{Phase}") + (Afdeling is null ? "" : $"?afdeling={Uri.EscapeDataString(Afdeling)}");

    public string StepUrl => organisation.Url(State.Descriptor.Path);

    public string WholeUrl => organisation.Url($"vaststellen/{Phase}");

    public string DepartmentUrl(string code) => organisation.Url($"vaststellen/{Phase}?afdeling={Uri.EscapeDataString(code)}");

    public string VersionUrl(string version) => organisation.Url($"vaststellen/{Phase}/{version}") + (Afdeling is null ? "" : $"?afdeling={Uri.EscapeDataString(Afdeling)}");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Suggest();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (As is not { } role)
        {
            return Forbid();
        }

        if (Open.Count > 0)
        {
            ModelState.AddModelError("", texts[Open.Count == 1 ? "Blocked.One" : "Blocked.Many", Open.Count]);
            return this.Unprocessable();
        }

        if (Check() is not { } due)
        {
            return this.Unprocessable();
        }

        var ahead = Before is null ? null : new WorkingAhead(Before.Descriptor.Code, Reason!.Trim());
        var what = Department is null ? State.Name : $"{State.Name}, {Department.Name}";
        var title = ahead is null ? texts["Did", Phase, what].Value : texts["Did.Ahead", Phase, what, ahead.Reason].Value;
        await using var db = await decisions.BeginAsync(title, ct);
        var now = await decisions.ReadAsync(db, decisions.Module(Phase)!, Department?.Id, ct);
        if ((now.State?.Version ?? 0) != Version)
        {
            return Conflict(texts["Conflict.Approved", now.State?.ApprovedByRole ?? texts["Somebody"].Value, now.State?.ApprovalVersion ?? "-"], now);
        }

        if (PhasePart.MarkOf(now.Part) != Seen)
        {
            return Conflict(texts["Conflict.Content"], now);
        }

        var decision = new ApprovalDecision
        {
            By = organisation.Actor, ByRole = ByRole!, As = role, Major = Size != "minor", ReviewDueOn = due, Remark = string.IsNullOrWhiteSpace(Remark) ? null : Remark.Trim(),
        };
        var result = await decisions.ApproveAsync(db, now, decision, PhasePart.Text(now.Part, ahead), ct);
        if (!result.Done)
        {
            return Conflict(texts["Conflict.Approved", now.State?.ApprovedByRole ?? texts["Somebody"].Value, now.State?.ApprovalVersion ?? "-"], now);
        }

        await db.CommitAsync(ct);
        PageMessage.Leave(TempData, texts["Done", what, result.State!.ApprovalVersion!], organisation.Url($"ongedaan/{db.ChangeId}?terug=vaststellen/{Phase}"));
        return Redirect(PageUrl);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        var programmeState = await programme.GetAsync(ct);
        if (decisions.Module(Phase) is not { Descriptor.Contributor: not null } module || programmeState.Phase(Phase) is not { } state)
        {
            return false;
        }

        State = state;
        Departments = ApprovalDuty.IsPerDepartment(Phase) ? await decisions.DepartmentsAsync(ct) : [];
        Department = Departments.FirstOrDefault(department => department.Code == Afdeling);
        if (Afdeling is not null && Department is null)
        {
            return false;
        }

        var model = programmeState.Model;
        OfDepartments = Departments.Select(department => (department.Code, PhaseApproval.Standing(model, state.Descriptor.Code, department.Code)?.Status))
            .Where(pair => pair.Status is not null).ToDictionary(pair => pair.Code, pair => pair.Status!.Value, StringComparer.Ordinal);
        Dossier = await decisions.ReadAsync(module, Department?.Id, ct);
        Open = PhaseDecisions.OpenRules(module, model, Department?.Code);
        Before = ApprovalDuty.Before(Phase) is { } before && programmeState.Phase(before) is { Status: not (PhaseProgress.Approved or PhaseProgress.ChangedAfterApproval) } unfinished ? unfinished : null;
        var mine = await roles.MyRolesAsync(model, ct);
        As = ApprovalDuty.As(organisation.Role, Phase, Department is not null, Department?.ManagerRole is { } manager && mine.Contains(manager));
        Roles = await roles.RolesAsync(ct);
        var duty = model.RoleAssignments.FirstOrDefault(assignment => assignment.Role == As)?.FilledByRole;
        var suggestion = Department?.ManagerRole ?? duty ?? mine.FirstOrDefault();
        if (suggestion is not null && !Roles.Contains(suggestion))
        {
            Roles = [suggestion, .. Roles];
        }

        ByRole ??= suggestion;
        reviewAfterDays = model.Settings?.ReviewAfterDays ?? 365;
        Changes = InForcePart() is { } part ? frozen.Compare(part, Dossier.Part, Dossier.Titles).Count : null;
        return true;
    }

    private int reviewAfterDays;

    private void Suggest()
    {
        ReviewDueOn = today.Today.AddDays(reviewAfterDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Version = Dossier.State?.Version ?? 0;
        Seen = PhasePart.MarkOf(Dossier.Part);
    }

    private JsonElement? InForcePart()
    {
        if (Dossier.InForce is not { } version)
        {
            return null;
        }

        using var document = JsonDocument.Parse(version.Snapshot);
        return document.RootElement.Clone();
    }

    /// <summary>The review date when everything is filled in well; null after errors were added.</summary>
    private DateOnly? Check()
    {
        if (ByRole is null || !Roles.Contains(ByRole, StringComparer.Ordinal))
        {
            ModelState.AddModelError(nameof(ByRole), texts["Error.Role"]);
        }

        var hasDate = DateOnly.TryParseExact(ReviewDueOn?.Trim(), ["yyyy-MM-dd", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var due);
        if (!hasDate || due <= today.Today)
        {
            ModelState.AddModelError(nameof(ReviewDueOn), texts["Error.Review"]);
        }

        if (NeedsReason && Words.Count(Reason) < ReasonWords)
        {
            ModelState.AddModelError(nameof(Reason), texts["Error.Reason", ReasonWords]);
        }

        foreach (var (name, text) in new[] { (nameof(Remark), Remark), (nameof(Reason), Reason) })
        {
            if (text?.Length > LongestText)
            {
                ModelState.AddModelError(name, texts["Error.Long", LongestText]);
            }
        }

        return ModelState.IsValid ? due : null;
    }

    /// <summary>Nothing is approved. What is there now is on the page, and approving again approves that.</summary>
    private PageResult Conflict(string says, PhaseDossier now)
    {
        Dossier = now;
        Changes = InForcePart() is { } part ? frozen.Compare(part, now.Part, now.Titles).Count : null;
        ModelState.Clear();
        ModelState.AddModelError("", says);
        Version = now.State?.Version ?? 0;
        Seen = PhasePart.MarkOf(now.Part);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>A local date in words.</summary>
    public static string Day(DateTimeOffset? at) => at is { } moment ? Show.Date(LocalTime.DayOf(moment)) : Show.Unknown;
}
