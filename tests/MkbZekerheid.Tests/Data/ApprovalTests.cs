using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Data;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Npgsql;
using Xunit;

namespace MkbZekerheid.Tests.Data;

public sealed class ApprovalTests(TestPostgres postgres)
{
    private static readonly Actor Directeur = new(Guid.CreateVersion7(), "Anna", "director");
    private static readonly ApprovalTarget PhaseOne = new(EntityKind.Phase, "F1");

    private static ApprovalDecision Decision(bool major = true) => new() { By = Directeur, ByRole = "Directeur", As = ProgrammeRole.Director, Major = major, ReviewDueOn = new DateOnly(2027, 10, 31) };

    [Fact]
    public async Task A_phase_walks_from_draft_to_approved_and_on_to_its_next_versions()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        var approvals = db.Services.GetRequiredService<IApprovals>();
        await using var session = await db.Sessions.BeginChangeAsync(organisation, Directeur, "Fase vastgesteld");
        Assert.False((await approvals.ApproveAsync(session, PhaseOne, Decision(), "{}")).Done);
        Assert.Equal(ApprovalStatus.InReview, (await approvals.SubmitAsync(session, PhaseOne, "Programmaleider")).State!.Status);
        Assert.False((await approvals.SubmitAsync(session, PhaseOne, "Programmaleider")).Done);
        var approved = await approvals.ApproveAsync(session, PhaseOne, Decision(), """{"b":1,"a":2}""");
        Assert.Equal((ApprovalStatus.Approved, "1.0", new DateOnly(2027, 10, 31)), (approved.State!.Status, approved.State.ApprovalVersion, approved.State.ReviewDueOn));
        Assert.Equal("1.0", (await approvals.ReviseAsync(session, PhaseOne)).State!.ApprovalVersion);
        await approvals.SubmitAsync(session, PhaseOne, "Programmaleider");
        Assert.Equal(ApprovalStatus.InRevision, (await approvals.ReturnAsync(session, PhaseOne, "Nog niet")).State!.Status);
        await approvals.SubmitAsync(session, PhaseOne, "Programmaleider");
        Assert.Equal("1.1", (await approvals.ApproveAsync(session, PhaseOne, Decision(major: false), "{}")).State!.ApprovalVersion);
        await approvals.ReviseAsync(session, PhaseOne);
        await approvals.SubmitAsync(session, PhaseOne, "Programmaleider");
        Assert.Equal("2.0", (await approvals.ApproveAsync(session, PhaseOne, Decision(), "{}")).State!.ApprovalVersion);
        Assert.Equal(["2.0", "1.1", "1.0"], (await approvals.VersionsAsync(session, PhaseOne)).Select(v => v.ApprovalVersion).Order(StringComparer.Ordinal).Reverse());
        Assert.Contains((await approvals.VersionsAsync(session, PhaseOne)), v => v.Snapshot == """{"b":1,"a":2}""");
        await session.CommitAsync();
    }

    [Fact]
    public async Task Taking_back_an_approval_never_gives_its_number_to_another_text()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        var approvals = db.Services.GetRequiredService<IApprovals>();
        Guid change;
        await using (var submit = await db.Sessions.BeginChangeAsync(organisation, Directeur, "Gevraagd"))
        {
            await approvals.SubmitAsync(submit, PhaseOne, "Programmaleider");
            await submit.CommitAsync();
        }

        await using (var approve = await db.Sessions.BeginChangeAsync(organisation, Directeur, "Vastgesteld"))
        {
            await approvals.ApproveAsync(approve, PhaseOne, Decision(), """{"text":"eerste"}""");
            await approve.CommitAsync();
            change = approve.ChangeId!.Value;
        }

        Assert.IsType<Undone>(await db.Undo.UndoAsync(organisation, change, Directeur));
        await using var session = await db.Sessions.BeginChangeAsync(organisation, Directeur, "Vastgesteld");
        Assert.Equal(ApprovalStatus.InReview, (await approvals.FindAsync(session, PhaseOne))!.Status);
        Assert.Equal("2.0", (await approvals.ApproveAsync(session, PhaseOne, Decision(), """{"text":"tweede"}""")).State!.ApprovalVersion);
        Assert.Equal(2, (await approvals.VersionsAsync(session, PhaseOne)).Count);
        await session.CommitAsync();
    }

    [Fact]
    public async Task Not_even_the_owner_of_the_database_changes_an_approved_version()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        await db.AdminAsync($"insert into core.approved_version (organisation_id, kind, ref, approval_version, approved_by_role, snapshot, sha256) values ('{organisation}', 'phase', 'F1', '1.0', 'Directeur', '{{}}', '')");
        var fault = await Assert.ThrowsAsync<PostgresException>(() => db.AdminAsync("update core.approved_version set snapshot = 'x'"));
        Assert.Contains("never changed", fault.MessageText, StringComparison.Ordinal);
    }
}
