using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Host.Organisations.Members;
using MkbZekerheid.Host.Pages.SignIn;
using MkbZekerheid.Host.Security.Access;
using MkbZekerheid.Host.Shell;
using MkbZekerheid.Host.SignIn.Links;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Access;

/// <summary>What one member may do and until when; closing the door for a while, and taking access away. An invitation can be sent again.</summary>
[RequiresPermission(CorePermissions.OrganisationManage)]
internal sealed class EditModel(
    MemberChanges changes, Invitations invitations, AccessForm form, PermissionNames names, Permissions permissions, IOrganisationContext organisation, TimeProvider clock,
    IStringLocalizer<AccessTexts> texts, IStringLocalizer<ShellTexts> shell) : PageModel
{
    /// <summary>Path of this page within the organisation, before the id of the membership.</summary>
    public const string Path = "beheer/toegang/lid";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    /// <summary>Permissions on top of the role, by key.</summary>
    [BindProperty]
    public List<string> Grants { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    public Member Member { get; private set; } = null!;

    public MemberState State { get; private set; }

    public string Name { get; private set; } = "";

    public bool IsMe => Member.UserId == organisation.UserId;

    public AccessForm Form => form;

    public string BackUrl => organisation.Url("beheer/toegang");

    /// <summary>What the role brings, by name.</summary>
    public IReadOnlyList<string> OfRole => Member.Role is { } role ? [.. names.All.Where(permission => permissions.Of(role).Contains(permission.Key)).Select(permission => permission.Name)] : [];

    /// <summary>What can be given on top: not what the role brings, and nothing that the user of this request does not have.</summary>
    public IReadOnlyList<(string Key, string Name)> Grantable
    {
        get
        {
            var own = Member.Role is { } role ? permissions.Of(role) : new HashSet<string>();
            return [.. names.All.Where(permission => !own.Contains(permission.Key) && (organisation.Has(permission.Key) || Member.Grants.Contains(permission.Key)))];
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (form.Read(ModelState, Role, Until) is not { } access)
        {
            return this.Unprocessable();
        }

        var known = Grants.Where(permissions.IsDeclared).ToHashSet(StringComparer.Ordinal);
        return await AnswerAsync(await changes.ChangeAsync(Id, Version, access.Role, access.Until, known, ct), "Did.Changed", ct);
    }

    public Task<IActionResult> OnPostSuspendAsync(CancellationToken ct) => RunAsync(changes.SuspendAsync, "Did.Suspended", ct);

    public Task<IActionResult> OnPostResumeAsync(CancellationToken ct) => RunAsync(changes.ResumeAsync, "Did.Resumed", ct);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) => RunAsync(changes.RemoveAsync, "Did.Removed", ct);

    /// <summary>A new link in a new mail; the link of the mail before it stops working.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct) || State != MemberState.Invited || Member.Role is not { } role)
        {
            return NotFound();
        }

        Show();
        if (await changes.CheckInvitationAsync(Id, role, ct) is { } why)
        {
            return Refuse(form.Say(why));
        }

        var result = await invitations.InviteAsync(HttpContext, organisation.OrganisationId, organisation.OrganisationName, organisation.Actor, Member.Email, "", role, Member.ValidUntil, ct);
        if (result != InvitationResult.Sent)
        {
            return Refuse(texts[$"Error.{result}"]);
        }

        PageMessage.Leave(TempData, texts["Did.Invited", Member.Email]);
        return Redirect(BackUrl);
    }

    private async Task<IActionResult> RunAsync(Func<Guid, int, CancellationToken, Task<MemberOutcome>> change, string done, CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        var version = Version;
        Show();
        return await AnswerAsync(await change(Id, version, ct), done, ct);
    }

    private async Task<IActionResult> AnswerAsync(MemberOutcome outcome, string done, CancellationToken ct)
    {
        switch (outcome)
        {
            case { Result: MemberResult.Done }:
                PageMessage.Leave(TempData, texts[done, Name]);
                // Who just lost the right to look at this page is sent to where he may still be.
                return Redirect(IsMe ? "/" : BackUrl);
            case { Result: MemberResult.Refused, Why: { } why }:
                return Refuse(form.Say(why));
            case { Result: MemberResult.Stale }:
                // What the other chose stands in the sentence, one's own choice in the fields; saving again chooses one's own.
                if (!await FindAsync(ct))
                {
                    return NotFound();
                }

                ModelState.Clear();
                ModelState.AddModelError("", texts["Error.Stale", RoleName, Member.ValidUntil is { } until ? texts["Until", EndDay.Say(until)].Value : texts["NoEnd"].Value]);
                Version = Member.Version;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                return NotFound();
        }
    }

    private string RoleName => Member.Role is { } role ? shell[$"Role.{role}"] : texts["Role.Unknown"];

    private PageResult Refuse(string sentence)
    {
        ModelState.Clear();
        ModelState.AddModelError("", sentence);
        return this.Unprocessable();
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if ((await changes.AllAsync(ct)).FirstOrDefault(member => member.Id == Id) is not { StateName: not "withdrawn" } found)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        (Member, State, Name) = (found, found.StateAt(now), found.Name(now));
        return true;
    }

    private void Show()
    {
        ModelState.Clear();
        (Role, Until, Grants, Version) = (Member.RoleName, EndDay.Write(Member.ValidUntil), [.. Member.Grants], Member.Version);
    }
}
