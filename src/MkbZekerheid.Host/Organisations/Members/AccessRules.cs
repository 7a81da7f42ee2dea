using MkbZekerheid.Model;

namespace MkbZekerheid.Host.Organisations.Members;

/// <summary>Why a change of access is refused.</summary>
internal enum AccessRefusal { NoRight, Beyond, OnlyDirector, LastDirector, LastManager, Yourself }

/// <summary>A membership as the rules weigh it.</summary>
/// <param name="Counts">It lets somebody in now.</param>
/// <param name="Ends">It ends by itself some day.</param>
/// <param name="Permissions">Those of the role and those on top of it.</param>
internal sealed record Standing(Guid MembershipId, Guid UserId, Role? Role, bool Counts, bool Ends, IReadOnlySet<string> Permissions)
{
    /// <summary>A director who stays.</summary>
    public bool IsLastingDirector => Counts && !Ends && Role == MkbZekerheid.Model.Role.Director;

    /// <summary>Somebody who stays and can let others in.</summary>
    public bool IsLastingManager => Counts && !Ends && Permissions.Contains(CorePermissions.OrganisationManage);
}

/// <summary>
/// Who may change whose access. Nobody gives or takes what he does not have himself; directors are the business of directors, as
/// long as there is one; and there is always a director left when there was one, and somebody who can let others in.
/// </summary>
internal static class AccessRules
{
    /// <summary>Weighs one change.</summary>
    /// <param name="me">Who changes it.</param>
    /// <param name="all">All memberships as they are.</param>
    /// <param name="before">The membership that changes, or null for an invitation of somebody new.</param>
    /// <param name="after">What it becomes, or null when it is taken away.</param>
    /// <returns>Null when it is allowed.</returns>
    public static AccessRefusal? Check(Standing? me, IReadOnlyCollection<Standing> all, Standing? before, Standing? after)
    {
        if (me is not { Counts: true } || !me.Permissions.Contains(CorePermissions.OrganisationManage))
        {
            return AccessRefusal.NoRight;
        }

        if (me.Role != Role.Director)
        {
            if ((before?.Role == Role.Director || after?.Role == Role.Director) && all.Any(one => one.Counts && one.Role == Role.Director))
            {
                return AccessRefusal.OnlyDirector;
            }

            if (Exceeds(before, me) || Exceeds(after, me))
            {
                return AccessRefusal.Beyond;
            }
        }

        var then = all.Where(one => one.MembershipId != before?.MembershipId).Concat(after is null ? [] : [after]).ToList();
        return all.Any(one => one.IsLastingDirector) && !then.Exists(one => one.IsLastingDirector) ? AccessRefusal.LastDirector
            : all.Any(one => one.IsLastingManager) && !then.Exists(one => one.IsLastingManager) ? AccessRefusal.LastManager
            : null;
    }

    private static bool Exceeds(Standing? other, Standing me) => other is not null && !other.Permissions.IsSubsetOf(me.Permissions);
}
