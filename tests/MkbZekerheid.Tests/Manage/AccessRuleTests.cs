using MkbZekerheid.Host;
using MkbZekerheid.Host.Organisations.Members;
using MkbZekerheid.Model;
using Xunit;

namespace MkbZekerheid.Tests.Manage;

public sealed class AccessRuleTests
{
    private static readonly Standing Director = Of(Role.Director), Lead = Of(Role.ProgrammeLead), Employee = Of(Role.Employee);

    [Fact]
    public void A_director_appoints_changes_and_removes_anybody_as_long_as_a_director_stays()
    {
        var second = Of(Role.Director);
        Assert.Null(AccessRules.Check(Director, [Director, second, Employee], null, Of(Role.Director)));
        Assert.Null(AccessRules.Check(Director, [Director, second, Employee], Employee, Employee with { Role = Role.Director }));
        Assert.Null(AccessRules.Check(Director, [Director, second, Employee], second, null));
        Assert.Null(AccessRules.Check(Director, [Director, second], Director, null));
        Assert.Equal(AccessRefusal.LastDirector, AccessRules.Check(Director, [Director, Lead], Director, null));
        Assert.Equal(AccessRefusal.LastDirector, AccessRules.Check(Director, [Director, Lead], Director, Director with { Role = Role.ProgrammeLead }));
        Assert.Equal(AccessRefusal.LastDirector, AccessRules.Check(Director, [Director, Lead], Director, Director with { Ends = true }));
        Assert.Equal(AccessRefusal.LastDirector, AccessRules.Check(Director, [Director, second with { Counts = false }, Lead], Director, null));
    }

    [Fact]
    public void A_programme_lead_changes_everybody_but_directors_and_makes_the_first_director()
    {
        Assert.Null(AccessRules.Check(Lead, [Director, Lead, Employee], Employee, null));
        Assert.Null(AccessRules.Check(Lead, [Director, Lead], null, Of(Role.ProgrammeLead)));
        Assert.Equal(AccessRefusal.OnlyDirector, AccessRules.Check(Lead, [Director, Lead], Director, Director with { Counts = false }));
        Assert.Equal(AccessRefusal.OnlyDirector, AccessRules.Check(Lead, [Director, Lead, Employee], Employee, Employee with { Role = Role.Director }));
        Assert.Null(AccessRules.Check(Lead, [Lead], Lead, Lead with { Role = Role.Director }));
        Assert.Equal(AccessRefusal.LastManager, AccessRules.Check(Lead, [Lead, Employee], Lead, null));
    }

    [Fact]
    public void Nobody_gives_or_takes_what_he_does_not_have_and_without_the_right_nothing_happens()
    {
        var granted = Employee with { MembershipId = Guid.NewGuid(), Permissions = Employee.Permissions.Append(CorePermissions.OrganisationManage).ToHashSet() };
        Assert.Null(AccessRules.Check(granted, [Lead, granted, Employee], Employee, null));
        Assert.Equal(AccessRefusal.Beyond, AccessRules.Check(granted, [Lead, granted], Lead, null));
        Assert.Equal(AccessRefusal.Beyond, AccessRules.Check(granted, [Lead, granted], null, Of(Role.ProgrammeLead)));
        Assert.Equal(AccessRefusal.Beyond, AccessRules.Check(granted, [Lead, granted], granted, granted with { Permissions = Lead.Permissions }));
        Assert.Equal(AccessRefusal.NoRight, AccessRules.Check(Employee, [Lead, Employee], Employee, Employee with { Role = Role.ProgrammeLead }));
        Assert.Equal(AccessRefusal.NoRight, AccessRules.Check(Director with { Counts = false }, [Director, Lead], Employee, null));
        Assert.Equal(AccessRefusal.NoRight, AccessRules.Check(null, [Lead], Employee, null));
    }

    private static Standing Of(Role role) => new(Guid.NewGuid(), Guid.NewGuid(), role, true, false, CorePermissions.All.Where(permission => permission.Roles.Contains(role)).Select(permission => permission.Key).ToHashSet());
}
