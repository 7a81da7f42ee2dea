using System.Net.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Organisations.Members;
using MkbZekerheid.Host.Pages.SignIn;
using MkbZekerheid.Host.Shell;
using MkbZekerheid.Host.SignIn.Links;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Access;

/// <summary>
/// Invites somebody by mail. The answer is the same whether the address has an account at this installation or not: only who is
/// in this organisation is told.
/// </summary>
[RequiresPermission(CorePermissions.OrganisationManage)]
internal sealed class InviteModel(MemberChanges changes, Invitations invitations, AccessForm form, IOrganisationContext organisation, IStringLocalizer<AccessTexts> texts) : PageModel
{
    /// <summary>Path of this page within the organisation.</summary>
    public const string Path = "beheer/toegang/uitnodigen";

    private const int LongestAddress = 254;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    public AccessForm Form => form;

    public string BackUrl => organisation.Url("beheer/toegang");

    public void OnGet() => Role = "employee";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var email = Email?.Trim() ?? "";
        if (email.Length is 0 or > LongestAddress || !MailAddress.TryCreate(email, out var address) || address.Address != email)
        {
            ModelState.AddModelError(nameof(Email), texts["Error.Email"]);
        }

        if (form.Read(ModelState, Role, Until) is not { } access || !ModelState.IsValid)
        {
            return this.Unprocessable();
        }

        if (await changes.CheckInvitationAsync(null, access.Role, ct) is { } why)
        {
            ModelState.AddModelError("", form.Say(why));
            return this.Unprocessable();
        }

        var result = await invitations.InviteAsync(HttpContext, organisation.OrganisationId, organisation.OrganisationName, organisation.Actor, email, "", access.Role, access.Until, ct);
        if (result != InvitationResult.Sent)
        {
            ModelState.AddModelError(nameof(Email), texts[$"Error.{result}"]);
            return this.Unprocessable();
        }

        PageMessage.Leave(TempData, texts["Did.Invited", email]);
        return Redirect(BackUrl);
    }
}
