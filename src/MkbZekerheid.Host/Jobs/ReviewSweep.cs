using System.Text.Json;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Jobs;

/// <summary>
/// Every five minutes: for each organisation whose model changed since its last sweep, what has to be looked at again
/// (from all modules) and what has to be done (actions) is put beside its reminders, in a few statements per organisation.
/// Reminders are made ahead, with their date; whether one is due is a question to the clock of the database.
/// </summary>
internal sealed class ReviewSweep(
    ActiveOrganisations organisations,
    IOrganisationSessions sessions,
    ICoreSessions core,
    IResilienceModels models,
    PluginCatalogue catalogue,
    IServiceProvider services,
    IJobClock clock,
    ILogger<ReviewSweep> logger) : IModuleJob
{
    /// <summary>Key of the job, and the name of its sign of life.</summary>
    public const string Key = "core.sweep";

    // Kept per organisation in core.portfolio_line: the model version that was swept, and when.
    private const string SweptKey = "sweep.modelVersion";

    // A sweep stays under a minute; what is left comes first next time, because it is still not swept.
    private const int MostOrganisations = 500;

    // Also without a change: a module that was added asks for reviews of its own.
    private const int RefreshDays = 7;

    private const string Swept =
        "jsonb_to_recordset(@rows::jsonb) as s(source text, kind text, subject_key text, title text, due_on date, owner_role text, last_on date)";

    private const string OpenThings =
        """
        (select 'review' as kind, id, due_on, owner_role from core.review_item where organisation_id = @organisation and state = 'open'
         union all
         select 'action', id, coalesce(postponed_to, due_on), owner_role from core.action
         where organisation_id = @organisation and closed_on is null and coalesce(postponed_to, due_on) is not null) t
        """;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        var today = LocalTime.DayOf(now);
        var swept = await SweptAsync(cancellationToken);
        var changed = (await organisations.AllAsync(cancellationToken))
            .Where(organisation => !swept.TryGetValue(organisation.Id, out var last)
                || last.Version != organisation.ModelVersion || last.On < today.AddDays(-RefreshDays))
            .ToList();
        var failed = 0;
        foreach (var organisation in changed.Take(MostOrganisations))
        {
            try
            {
                await SweepAsync(organisation, today, cancellationToken);
            }
#pragma warning disable CA1031 // One organisation that cannot be swept must not keep the others from their reminders.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                failed++;
                logger.LogError(fault, "Organisation {Organisation} could not be swept", organisation.Id);
            }
        }

        await BeatAsync(now, new { changed = changed.Count, failed, left = Math.Max(0, changed.Count - MostOrganisations) }, cancellationToken);
    }

    private async Task<Dictionary<Guid, (long Version, DateOnly On)>> SweptAsync(CancellationToken cancellationToken)
    {
        await using var db = await core.OpenSweepAsync(cancellationToken);
        return (await db.QueryAsync<SweptLine>("select organisation_id, amount, on_date from core.portfolio_line where key = @SweptKey", new { SweptKey }, cancellationToken))
            .ToDictionary(line => line.OrganisationId, line => ((long)line.Amount, line.OnDate));
    }

    private async Task SweepAsync(JobOrganisationRow organisation, DateOnly today, CancellationToken cancellationToken)
    {
        using var language = new LanguageScope(organisation.Language);
        var model = await models.GetAsync(organisation.Id, cancellationToken);
        await using var db = await sessions.OpenAsync(organisation.Id, cancellationToken);
        await WriteItemsAsync(db, SubjectsOf(model), cancellationToken);
        await WriteRemindersAsync(db, cancellationToken);
        await db.ExecuteAsync(
            """
            insert into core.portfolio_line (organisation_id, key, amount, on_date) values (@organisation, @SweptKey, @version, @today)
            on conflict (organisation_id, key) do update set amount = excluded.amount, on_date = excluded.on_date, updated_at = now()
            """, new { organisation = organisation.Id, SweptKey, version = (decimal)organisation.ModelVersion, today }, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }

    private List<(string Module, ReviewSubject Subject)> SubjectsOf(ResilienceModel model) =>
    [
        .. catalogue.Loaded
            .SelectMany(module => module.Descriptor.Reviews.SelectMany(type => ((IReviewSource)services.GetRequiredService(type)).Subjects(model)), (module, subject) => (module.Id, subject))
            .DistinctBy(item => (item.Id, item.subject.Kind, item.subject.Code, item.subject.DueOn)),
    ];

    private static async Task WriteItemsAsync(OrganisationSession db, List<(string Module, ReviewSubject Subject)> subjects, CancellationToken cancellationToken)
    {
        var rows = JsonSerializer.Serialize(subjects.Select(item => new
        {
            source = item.Module,
            kind = item.Subject.Kind,
            subject_key = item.Subject.Code,
            title = item.Subject.Title,
            due_on = item.Subject.DueOn,
            owner_role = item.Subject.OwnerRole,
            last_on = item.Subject.LastOn,
        }));
        await db.ExecuteAsync(
            $"""
            insert into core.review_item (organisation_id, source, kind, subject_id, subject_key, title, due_on, owner_role)
            select @organisation, s.source, s.kind, e.id, s.subject_key, s.title, s.due_on, s.owner_role
            from {Swept} left join core.entity e on e.organisation_id = @organisation and e.kind = s.kind and e.code = s.subject_key
            on conflict on constraint review_item_once do update
            set title = excluded.title, owner_role = excluded.owner_role, subject_id = excluded.subject_id, updated_at = now(), version = review_item.version + 1,
                state = case when review_item.state = 'dropped' then 'open' else review_item.state end
            where (review_item.title, review_item.owner_role, review_item.subject_id) is distinct from (excluded.title, excluded.owner_role, excluded.subject_id)
               or review_item.state = 'dropped'
            """, new { organisation = db.OrganisationId, rows }, cancellationToken);

        // A later date for the same thing means that it was looked at; a thing that is gone needs no looking at.
        await db.ExecuteAsync(
            $"""
            with s as (select * from {Swept}), ended as (
                select i.id, later.last_on, later.due_on is not null as looked_at
                from core.review_item i
                left join lateral (
                    select s.due_on, s.last_on from s
                    where s.source = i.source and s.kind = i.kind and s.subject_key = i.subject_key and s.due_on > i.due_on order by s.due_on limit 1) later on true
                where i.organisation_id = @organisation and i.state = 'open'
                  and not exists (select 1 from s where s.source = i.source and s.kind = i.kind and s.subject_key = i.subject_key and s.due_on = i.due_on))
            update core.review_item i
            set state = case when ended.looked_at then 'done' else 'dropped' end, done_on = ended.last_on, updated_at = now(), version = i.version + 1
            from ended where i.organisation_id = @organisation and i.id = ended.id
            """, new { organisation = db.OrganisationId, rows }, cancellationToken);
    }

    /// <summary>One reminder for each person with the role, for each open thing and its date; those of closed things are dropped.</summary>
    private static async Task WriteRemindersAsync(OrganisationSession db, CancellationToken cancellationToken)
    {
        await db.ExecuteAsync(
            $"""
            insert into core.reminder_due (organisation_id, kind, subject_id, due_on, recipient_id, channel)
            select @organisation, t.kind, t.id, t.due_on, p.id, 'digest'
            from {OpenThings}
            left join core.person p on p.organisation_id = @organisation and p.role = t.owner_role and nullif(p.email, '') is not null
            on conflict on constraint reminder_due_once do update set state = case when reminder_due.sent_at is null then 'due' else 'sent' end
            where reminder_due.state = 'dropped'
            """, new { organisation = db.OrganisationId }, cancellationToken);
        await db.ExecuteAsync(
            $"""
            update core.reminder_due r set state = 'dropped'
            where r.organisation_id = @organisation and r.channel = 'digest' and r.state in ('due', 'claimed', 'sent')
              and not exists (select 1 from {OpenThings} where t.kind = r.kind and t.id = r.subject_id and t.due_on = r.due_on)
            """, new { organisation = db.OrganisationId }, cancellationToken);
    }

    private async Task BeatAsync(DateTimeOffset now, object details, CancellationToken cancellationToken)
    {
        await using var db = await core.OpenAsync(cancellationToken);
        await Heartbeat.WriteAsync(db, Key, now, details, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }

    private sealed record SweptLine
    {
        public Guid OrganisationId { get; init; }

        public decimal Amount { get; init; }

        public DateOnly OnDate { get; init; }
    }
}
