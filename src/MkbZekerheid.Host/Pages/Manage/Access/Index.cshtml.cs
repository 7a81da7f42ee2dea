using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Host.Organisations.Members;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Access;

/// <summary>Who may enter the organisation, who was invited, and what changed in it last.</summary>
[RequiresPermission(CorePermissions.OrganisationManage)]
internal sealed class IndexModel(
    IOrganisationSessions sessions, IOrganisationContext organisation, PermissionNames permissions, TimeProvider clock, IStringLocalizer<AccessTexts> texts, IStringLocalizer<ShellTexts> shell) : PageModel
{
    private const int MostEvents = 20;

    public IReadOnlyList<Member> Members { get; private set; } = [];

    public IReadOnlyList<Member> Invited { get; private set; } = [];

    public IReadOnlyList<AccessEvent> Events { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    public string Finding { get; private set; } = "";

    public string InviteUrl => organisation.Url(InviteModel.Path);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        var all = await Member.AllAsync(db, ct);
        Members = [.. all.Where(member => member.StateAt(Now) is MemberState.Active or MemberState.Suspended or MemberState.Expired)];
        Invited = [.. all.Where(member => member.StateAt(Now) == MemberState.Invited)];
        Events = await AccessAudit.RecentAsync(db, MostEvents, ct);
        var active = Members.Count(member => member.StateAt(Now) == MemberState.Active);
        Finding = active == 1 ? texts["Finding.One"] : texts["Finding.Many", active];
    }

    public string EditUrl(Member member) => organisation.Url($"{EditModel.Path}/{member.Id}");

    public bool IsMe(Member member) => member.UserId == organisation.UserId;

    public string RoleOf(string? name) => name is null || RoleNames.Parse(name) is not { } role ? texts["Role.Unknown"] : shell[$"Role.{role}"];

    /// <summary>Role, end and what is granted on top, in one line.</summary>
    public string LineOf(Member member) => string.Join(" · ", new[]
    {
        RoleOf(member.RoleName),
        member.ValidUntil is { } until ? texts["Until", EndDay.Say(until)].Value : member.Role == MkbZekerheid.Model.Role.Adviser ? texts["NoEnd"].Value : null,
        member.Grants.Length == 0 ? null : texts["Also", string.Join(", ", permissions.Of(member.Grants))].Value,
    }.OfType<string>());

    /// <summary>What happened, in words.</summary>
    public string Say(AccessEvent one)
    {
        var details = one.Read();
        var subject = one.Subject ?? texts["Somebody"];
        return one.Kind == AccessAudit.Changed ? texts[$"Line.{one.Kind}", subject, Changes(details)] : texts[$"Line.{one.Kind}", subject, RoleOf(details.ToRole ?? details.FromRole)];
    }

    public static string When(AccessEvent one) => LocalTime.Of(one.At).ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture);

    private string Changes(AccessDetails details)
    {
        List<string> parts = [];
        if (details.FromRole != details.ToRole)
        {
            parts.Add(texts["Part.Role", RoleOf(details.FromRole), RoleOf(details.ToRole)]);
        }

        if (details.FromUntil != details.Until)
        {
            parts.Add(details.Until is { } until ? texts["Until", EndDay.Say(until)] : texts["NoEnd"]);
        }

        parts.AddRange(permissions.Of(details.Added ?? []).Select(name => texts["Part.Added", name].Value));
        parts.AddRange(permissions.Of(details.Removed ?? []).Select(name => texts["Part.Removed", name].Value));
        return parts.Count == 0 ? texts["Part.None"] : string.Join(", ", parts);
    }
}
