using System.Text.Json;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Approvals;

/// <summary>A department with its internal id.</summary>
internal sealed record DepartmentPart
{
    public Guid Id { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string? ManagerRole { get; init; }
}

/// <summary>Everything that is known about the approval of a phase, or of one department's part of it, at one moment.</summary>
/// <param name="State">Where it stands, or null when it was never put forward.</param>
/// <param name="Versions">Kept versions, newest first.</param>
/// <param name="Withdrawn">Numbers of versions that were taken back.</param>
/// <param name="Part">The content as it is now.</param>
/// <param name="Titles">Titles by code of everything in the company.</param>
internal sealed record PhaseDossier(ApprovalTarget Target, ApprovalState? State, IReadOnlyList<ApprovedVersion> Versions, IReadOnlySet<string> Withdrawn, JsonElement Part,
    IReadOnlyDictionary<string, string> Titles)
{
    /// <summary>The kept content of the version in force, or null when it has none or only its number came with an import.</summary>
    public ApprovedVersion? InForce => Versions.FirstOrDefault(version => version.ApprovalVersion == State?.ApprovalVersion);
}

/// <summary>Reads and writes the approvals of phases.</summary>
internal sealed class PhaseDecisions(
    IOrganisationSessions sessions, IApprovals approvals, PluginCatalogue catalogue, IServiceProvider services, IOrganisationContext organisation)
{
    /// <summary>The loaded module of a phase, or null.</summary>
    public LoadedModule? Module(int phase) => catalogue.Loaded.FirstOrDefault(module => module.Descriptor.Phase?.Number == phase);

    /// <summary>Departments in the order of the company.</summary>
    public async Task<IReadOnlyList<DepartmentPart>> DepartmentsAsync(CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        return await db.QueryAsync<DepartmentPart>(
            """
            select d.id, e.code, coalesce(d.name, e.code) as name, d.manager_role
            from core.department d join core.entity e on e.organisation_id = d.organisation_id and e.id = d.id
            where d.organisation_id = @organisation order by d.position
            """, new { organisation = db.OrganisationId }, ct);
    }

    /// <summary>Where a phase stands.</summary>
    public async Task<PhaseDossier> ReadAsync(LoadedModule module, Guid? department, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        return await ReadAsync(db, module, department, ct);
    }

    /// <summary>Begins a change in which nobody else changes the company until it is committed.</summary>
    public async Task<OrganisationSession> BeginAsync(string title, CancellationToken ct)
    {
        var db = await sessions.BeginChangeAsync(organisation.OrganisationId, organisation.Actor, title, ct);
        await db.ExecuteScalarAsync<long>("select model_version from core.organisation where id = @id for update", new { id = db.OrganisationId }, ct);
        return db;
    }

    /// <summary>The same within a change.</summary>
    public async Task<PhaseDossier> ReadAsync(OrganisationSession db, LoadedModule module, Guid? department, CancellationToken ct)
    {
        var target = new ApprovalTarget(EntityKind.Phase, module.Descriptor.Phase!.Code, department);
        var state = await approvals.FindAsync(db, target, ct);
        var versions = await approvals.VersionsAsync(db, target, ct);
        var contributor = (IModelContributor)services.GetRequiredService(module.Descriptor.Contributor!);
        var part = await PhasePart.ReadAsync(db, contributor, organisation.OrganisationKey, ct);
        return new PhaseDossier(target, state, versions, ApprovedVersion.Withdrawn(versions, state?.ApprovalVersion), part, await TitlesAsync(db, ct));
    }

    private static async Task<Dictionary<string, string>> TitlesAsync(OrganisationSession db, CancellationToken ct) =>
        (await db.QueryAsync<Titled>("select code, title from core.entity where organisation_id = @organisation and title <> '' and kind <> 'approval'", new { organisation = db.OrganisationId }, ct))
        .GroupBy(row => row.Code).ToDictionary(group => group.Key, group => group.First().Title, StringComparer.Ordinal);

    /// <summary>Walks to approved from wherever it stands. False when the step does not fit, because somebody else was first.</summary>
    public async Task<ApprovalResult> ApproveAsync(OrganisationSession db, PhaseDossier dossier, ApprovalDecision decision, string snapshot, CancellationToken ct)
    {
        if (dossier.State?.Status == ApprovalStatus.Approved)
        {
            await approvals.ReviseAsync(db, dossier.Target, dossier.State.Remark, ct);
        }

        if (dossier.State?.Status != ApprovalStatus.InReview)
        {
            await approvals.SubmitAsync(db, dossier.Target, decision.ByRole, decision.Remark, ct);
        }

        return await approvals.ApproveAsync(db, dossier.Target, decision, snapshot, ct);
    }

    /// <summary>
    /// Blocking rules that approving does not meet by itself. The rule that asks for the approval is judged as if the
    /// approval was there, so that only what is really open remains.
    /// </summary>
    public static IReadOnlySet<string> OpenRules(LoadedModule module, ResilienceModel model, string? department)
    {
        var code = module.Descriptor.Phase!.Code;
        Approval As(string? part, ProgrammeRole role) => new()
        {
            Id = "?", Kind = EntityKind.Phase, Ref = code, DepartmentId = part, Status = ApprovalStatus.Approved, Version = "1.0", ApprovedAs = role,
        };
        IEnumerable<Approval> given = [As(null, ApprovalDuty.Of(module.Descriptor.Phase.Number, ofDepartment: false))];
        if (department is not null)
        {
            given = given.Concat(model.Departments.Select(other => As(other.Id, ProgrammeRole.DepartmentHead)));
        }

        var asIf = model with { Approvals = [.. model.Approvals, .. given] };
        return PhaseEvaluation.Rules(module.Descriptor, asIf).Where(outcome => outcome.Blocks).Select(outcome => outcome.Rule.Id).ToHashSet(StringComparer.Ordinal);
    }

    private sealed record Titled
    {
        public string Code { get; init; } = "";

        public string Title { get; init; } = "";
    }
}
