using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MkbZekerheid.Model;

namespace MkbZekerheid.Data;

internal sealed class Approvals : IApprovals
{
    public async Task<ApprovalState?> FindAsync(OrganisationSession session, ApprovalTarget target, CancellationToken ct = default) =>
        await StateAsync(session, target, await RefAsync(session, target, ct).ConfigureAwait(false), ct).ConfigureAwait(false);

    public async Task<ApprovalResult> SubmitAsync(OrganisationSession session, ApprovalTarget target, string requestedByRole, string? remark = null, CancellationToken ct = default)
    {
        var (reference, state) = await LockAsync(session, target, ct).ConfigureAwait(false);
        if (state is null)
        {
            state = await CreateAsync(session, target, reference, ct).ConfigureAwait(false);
        }
        else if (state.Status is not (ApprovalStatus.Draft or ApprovalStatus.InRevision))
        {
            return new ApprovalResult(state, Done: false);
        }

        return await StepAsync(session, target, reference, state, "status = 'inReview', requested_by_role = @role, requested_at = now(), remark = @remark",
            new { role = requestedByRole, remark }, ct).ConfigureAwait(false);
    }

    public async Task<ApprovalResult> ApproveAsync(OrganisationSession session, ApprovalTarget target, ApprovalDecision decision, string snapshot, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(decision);
        using (JsonDocument.Parse(snapshot)) { }
        var (reference, state) = await LockAsync(session, target, ct).ConfigureAwait(false);
        if (state?.Status != ApprovalStatus.InReview) return new ApprovalResult(state, Done: false);
        var used = (await VersionsAsync(session, target, ct).ConfigureAwait(false)).Select(v => v.ApprovalVersion).Append(state.ApprovalVersion).OfType<string>();
        var version = Next(used, decision.Major);
        var approvedAs = decision.As is { } role ? Token(role.ToString()) : null;
        await session.ExecuteAsync(
            """
            insert into core.approved_version (organisation_id, kind, ref, department_id, approval_version, approved_by, approved_by_role, approved_as, remark, snapshot, sha256, replaces)
            values (@organisation, @kind, @reference, @department, @version, @by, @byRole, @approvedAs, @remark, @snapshot, @sha256, @replaces)
            """, new
            {
                organisation = session.OrganisationId, kind = Token(target.Kind.ToString()), reference, department = target.DepartmentId, version,
                by = decision.By.UserId, byRole = decision.ByRole, approvedAs, remark = decision.Remark, snapshot, sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(snapshot)), replaces = state.ApprovalVersion,
            }, ct).ConfigureAwait(false);
        return await StepAsync(session, target, reference, state,
            """
            status = 'approved', approval_version = @version, approved_by_role = @byRole, approved_as = @approvedAs, approved_at = now(),
            review_due_on = @due, remark = @remark, snapshot = @snapshot
            """, new { version, byRole = decision.ByRole, approvedAs, due = decision.ReviewDueOn, remark = decision.Remark, snapshot }, ct).ConfigureAwait(false);
    }

    public Task<ApprovalResult> ReturnAsync(OrganisationSession session, ApprovalTarget target, string remark, CancellationToken ct = default) =>
        MoveAsync(session, target, state => state.Status == ApprovalStatus.InReview, state => state.ApprovalVersion is null ? "draft" : "inRevision", remark, ct);

    public Task<ApprovalResult> ReviseAsync(OrganisationSession session, ApprovalTarget target, string? remark = null, CancellationToken ct = default) =>
        MoveAsync(session, target, state => state.Status == ApprovalStatus.Approved, _ => "inRevision", remark, ct);

    public Task<ApprovalResult> RetireAsync(OrganisationSession session, ApprovalTarget target, string? remark = null, CancellationToken ct = default) =>
        MoveAsync(session, target, state => state.Status != ApprovalStatus.Retired, _ => "retired", remark, ct);

    public async Task<IReadOnlyList<ApprovedVersion>> VersionsAsync(OrganisationSession session, ApprovalTarget target, CancellationToken ct = default)
    {
        var reference = await RefAsync(session, target, ct).ConfigureAwait(false);
        return await session.QueryAsync<ApprovedVersion>(
            """
            select id, approval_version, approved_by_role, approved_at, remark, snapshot, sha256, replaces from core.approved_version
            where organisation_id = @organisation and kind = @kind and ref = @reference and department_id is not distinct from @department
            order by approved_at desc, id desc
            """, Key(session, target, reference), ct).ConfigureAwait(false);
    }

    private static async Task<ApprovalResult> MoveAsync(
        OrganisationSession session, ApprovalTarget target, Func<ApprovalState, bool> fits, Func<ApprovalState, string> to, string? remark, CancellationToken ct)
    {
        var (reference, state) = await LockAsync(session, target, ct).ConfigureAwait(false);
        if (state is null || !fits(state)) return new ApprovalResult(state, Done: false);
        return await StepAsync(session, target, reference, state, "status = @to, remark = @remark", new { to = to(state), remark }, ct).ConfigureAwait(false);
    }

    private static async Task<ApprovalResult> StepAsync(
        OrganisationSession session, ApprovalTarget target, string reference, ApprovalState state, string sets, object values, CancellationToken ct)
    {
        var parameters = new Dapper.DynamicParameters(values);
        parameters.Add("organisation", session.OrganisationId);
        parameters.Add("id", state.Id);
        await session.ExecuteAsync($"update core.approval set {sets}, version = version + 1 where organisation_id = @organisation and id = @id", parameters, ct).ConfigureAwait(false);
        return new ApprovalResult(await StateAsync(session, target, reference, ct).ConfigureAwait(false), Done: true);
    }

    private static async Task<(string Reference, ApprovalState? State)> LockAsync(OrganisationSession session, ApprovalTarget target, CancellationToken ct)
    {
        if (session.ChangeId is null) throw new InvalidOperationException("An approval is a change: open the session with BeginChangeAsync.");
        var reference = await RefAsync(session, target, ct).ConfigureAwait(false);
        // Two approvers of one thing wait for each other, also when there is no row to lock yet.
        await session.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended(@text, 0))",
            new { text = $"{session.OrganisationId} {target.Kind} {reference} {target.DepartmentId}" }, ct).ConfigureAwait(false);
        return (reference, await StateAsync(session, target, reference, ct).ConfigureAwait(false));
    }

    private static Task<ApprovalState?> StateAsync(OrganisationSession session, ApprovalTarget target, string reference, CancellationToken ct) =>
        session.QuerySingleOrDefaultAsync<ApprovalState>(
            """
            select id, version, status, approval_version, requested_by_role, requested_at, approved_by_role, approved_at, review_due_on, remark
            from core.approval
            where organisation_id = @organisation and kind = @kind and ref = @reference and department_id is not distinct from @department
            order by position desc limit 1
            """, Key(session, target, reference), ct);

    private static async Task<ApprovalState> CreateAsync(OrganisationSession session, ApprovalTarget target, string reference, CancellationToken ct)
    {
        var key = Key(session, target, reference);
        await session.ExecuteAsync(
            """
            with used as (
                select coalesce(max(substring(code from 4)::int), 0) as number from core.entity
                where organisation_id = @organisation and kind = 'approval' and code ~ '^VST[0-9]{1,6}$'),
            made as (
                insert into core.entity (organisation_id, kind, code, title)
                select @organisation, 'approval', 'VST' || (number + 1), '' from used returning id)
            insert into core.approval (organisation_id, id, position, kind, ref, department_id, status)
            select @organisation, made.id, coalesce((select max(position) + 1 from core.approval where organisation_id = @organisation), 0), @kind, @reference, @department, 'draft'
            from made
            """, key, ct).ConfigureAwait(false);
        await session.ExecuteAsync(
            "insert into core.model_section (organisation_id, section) values (@organisation, 'approvals') on conflict do nothing", key, ct).ConfigureAwait(false);
        return (await StateAsync(session, target, reference, ct).ConfigureAwait(false))!;
    }

    /// <summary>Things with a row are known by id, so that a new code does not lose them; phases by their code.</summary>
    private static async Task<string> RefAsync(OrganisationSession session, ApprovalTarget target, CancellationToken ct) =>
        (await session.QuerySingleOrDefaultAsync<Guid?>(
            "select id from core.entity where organisation_id = @organisation and kind = @kind and code = @code",
            new { organisation = session.OrganisationId, kind = Token(target.Kind.ToString()), code = target.Code }, ct).ConfigureAwait(false))?.ToString() ?? target.Code;

    private static Dapper.DynamicParameters Key(OrganisationSession session, ApprovalTarget target, string reference)
    {
        var key = new Dapper.DynamicParameters();
        key.Add("organisation", session.OrganisationId);
        key.Add("kind", Token(target.Kind.ToString()));
        key.Add("reference", reference);
        key.Add("department", target.DepartmentId, System.Data.DbType.Guid);
        return key;
    }

    /// <summary>The next number after everything that was ever used.</summary>
    internal static string Next(IEnumerable<string> used, bool major)
    {
        var highest = used.Select(Parse).DefaultIfEmpty((Major: 0, Minor: 0)).Max();
        return highest.Major == 0 || major ? $"{highest.Major + 1}.0" : $"{highest.Major}.{highest.Minor + 1}";
    }

    private static (int Major, int Minor) Parse(string version)
    {
        var parts = version.Split('.');
        return (int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0,
            parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : 0);
    }

    private static string Token(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
