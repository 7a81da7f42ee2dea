using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Mail;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Jobs;

/// <summary>
/// Every morning at 8: one mail for each person who has something to do and whose day it is. Mondays for who chose
/// weekly (as everybody does by default), the first of the month for monthly. It names at most three things by their
/// title and gives a link; nobody gets two in one period, also not when this runs twice or in two organisations.
/// </summary>
internal sealed class DigestJob(
    ActiveOrganisations organisations,
    IOrganisationSessions sessions,
    ICoreSessions core,
    IMailOutbox outbox,
    IJobClock clock,
    IConfiguration configuration,
    IStringLocalizer<JobTexts> texts) : IModuleJob
{
    private const string Key = "core.digest";
    private const int Most = 3;

    // What comes up within a week is worth knowing on Monday.
    private const int DaysAhead = 7;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        var today = LocalTime.DayOf(now);
        var last = await LastAsync(cancellationToken);
        foreach (var person in await PeopleAsync(today.AddDays(DaysAhead), cancellationToken))
        {
            if (Period(person.Frequency, today, last) is { } period)
            {
                await outbox.EnqueueAsync(MailFor(person, period), cancellationToken);
                await MarkAsync(person, cancellationToken);
            }
        }

        await using var db = await core.OpenAsync(cancellationToken);
        await Heartbeat.WriteAsync(db, Key, now, new { }, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// The period that a mail of today is for, or null when it is not the day. The day is Monday or the first of the
    /// month; a later day stands in for it when no host was awake on that day.
    /// </summary>
    internal static string? Period(string frequency, DateOnly today, DateOnly? last)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = new DateOnly(today.Year, today.Month, 1);
        bool Now(DateOnly day) => today == day || (last is { } ran && ran < day);
        return frequency switch
        {
            "daily" => $"{today:yyyy-MM-dd}",
            "weekly" when Now(monday) => $"week {monday:yyyy-MM-dd}",
            "monthly" when Now(first) => $"month {first:yyyy-MM}",
            _ => null,
        };
    }

    private async Task<DateOnly?> LastAsync(CancellationToken cancellationToken)
    {
        await using var db = await core.OpenAsync(cancellationToken);
        return await Heartbeat.ReadAsync(db, Key, cancellationToken) is { } at ? LocalTime.DayOf(at) : null;
    }

    /// <summary>Everybody with something to do before the date, over all organisations, with what they chose.</summary>
    private async Task<IReadOnlyList<Reader>> PeopleAsync(DateOnly until, CancellationToken cancellationToken)
    {
        var waiting = await OrganisationsAsync(until, cancellationToken);
        var things = new List<(JobOrganisationRow Organisation, Thing Thing)>();
        foreach (var organisation in (await organisations.AllAsync(cancellationToken)).Where(organisation => waiting.Contains(organisation.Id)))
        {
            await using var db = await sessions.OpenAsync(organisation.Id, cancellationToken);
            things.AddRange((await db.QueryAsync<Thing>(
                """
                select r.id, lower(p.email) as email, p.name, r.due_on, coalesce(i.title, a.text, '') as title, r.kind
                from core.reminder_due r
                join core.person p on p.organisation_id = r.organisation_id and p.id = r.recipient_id and nullif(p.email, '') is not null
                left join core.review_item i on r.kind = 'review' and i.organisation_id = r.organisation_id and i.id = r.subject_id
                left join core.action a on r.kind = 'action' and a.organisation_id = r.organisation_id and a.id = r.subject_id
                where r.organisation_id = @organisation and r.channel = 'digest' and r.state in ('due', 'sent') and r.due_on <= @until
                """, new { organisation = organisation.Id, until }, cancellationToken)).Select(thing => (organisation, thing)));
        }

        var chosen = await ChosenAsync([.. things.Select(item => item.Thing.Email).Distinct()], cancellationToken);
        return [.. things.GroupBy(item => item.Thing.Email).Select(group =>
        {
            var choice = chosen.GetValueOrDefault(group.Key);
            return new Reader(group.Key, choice?.DisplayName ?? group.First().Thing.Name ?? "", choice?.Language ?? group.First().Organisation.Language,
                choice is null ? "weekly" : choice.Status == "active" ? choice.DigestFrequency : "never", [.. group.OrderBy(item => item.Thing.DueOn)]);
        })];
    }

    private async Task<HashSet<Guid>> OrganisationsAsync(DateOnly until, CancellationToken cancellationToken)
    {
        await using var db = await core.OpenSweepAsync(cancellationToken);
        return [.. await db.QueryAsync<Guid>(
            "select distinct organisation_id from core.reminder_due where channel = 'digest' and state in ('due', 'sent') and recipient_id is not null and due_on <= @until",
            new { until }, cancellationToken)];
    }

    private async Task<Dictionary<string, Choice>> ChosenAsync(string[] addresses, CancellationToken cancellationToken)
    {
        await using var db = await core.OpenAsync(cancellationToken);
        return (await db.QueryAsync<Choice>(
            "select lower(email) as email, display_name, language, digest_frequency, status from core.app_user where lower(email) = any(@addresses)",
            new { addresses }, cancellationToken)).DistinctBy(choice => choice.Email).ToDictionary(choice => choice.Email);
    }

    private OutgoingMail MailFor(Reader reader, string period)
    {
        using var language = new LanguageScope(reader.Language);
        var several = reader.Things.Select(item => item.Organisation.Id).Distinct().Count() > 1;
        var lines = reader.Things.Take(Most).Select((item, index) =>
        {
            var title = MailAddressRules.OneLine(item.Thing.Title);
            return $"{index + 1}. {(title.Length == 0 ? texts["Digest.NoTitle"].Value : title)} ({item.Thing.DueOn.ToString("d MMMM", CultureInfo.CurrentCulture)})"
                + (several ? $" - {MailAddressRules.OneLine(item.Organisation.Name)}" : "");
        });
        var more = reader.Things.Count - Most;
        var body = new StringBuilder()
            .Append(reader.Name.Length == 0 ? texts["Digest.Hello"].Value : texts["Digest.HelloName", MailAddressRules.OneLine(reader.Name)].Value).Append("\n\n")
            .Append(texts["Digest.Waiting"].Value).Append("\n\n")
            .AppendJoin('\n', lines).Append('\n')
            .Append(more > 0 ? texts["Digest.More", more].Value + "\n" : "");
        if (configuration["Site:Address"]?.TrimEnd('/') is { } site)
        {
            body.Append('\n').AppendJoin('\n', reader.Things.Select(item => $"{site}/o/{item.Organisation.Key}/acties").Distinct()).Append('\n');
        }

        body.Append('\n').Append(texts["Digest.Foot"].Value).Append('\n');
        var subject = reader.Things.Count == 1 ? texts["Digest.SubjectOne"] : texts["Digest.Subject", reader.Things.Count];
        var only = several ? (Guid?)null : reader.Things[0].Organisation.Id;
        return new OutgoingMail($"digest:{KeyOf(reader.Email)}:{period}", reader.Email, reader.Language, subject, body.ToString(), "digest", only);
    }

    /// <summary>The address itself stays out of keys: they outlive the mail in logs of servers.</summary>
    private static string KeyOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)))[..32];

    private async Task MarkAsync(Reader reader, CancellationToken cancellationToken)
    {
        foreach (var group in reader.Things.GroupBy(item => item.Organisation.Id))
        {
            await using var db = await sessions.OpenAsync(group.Key, cancellationToken);
            await db.ExecuteAsync(
                "update core.reminder_due set state = 'sent', sent_at = coalesce(sent_at, now()) where organisation_id = @organisation and id = any(@ids) and state = 'due'",
                new { organisation = group.Key, ids = group.Select(item => item.Thing.Id).ToArray() }, cancellationToken);
            await db.CommitAsync(cancellationToken);
        }
    }

    private sealed record Reader(string Email, string Name, string Language, string Frequency, IReadOnlyList<(JobOrganisationRow Organisation, Thing Thing)> Things);

    private sealed record Thing
    {
        public Guid Id { get; init; }

        public string Email { get; init; } = "";

        public string? Name { get; init; }

        public DateOnly DueOn { get; init; }

        public string Title { get; init; } = "";

        public string Kind { get; init; } = "";
    }

    private sealed record Choice
    {
        public string Email { get; init; } = "";

        public string DisplayName { get; init; } = "";

        public string? Language { get; init; }

        public string DigestFrequency { get; init; } = "";

        public string Status { get; init; } = "";
    }
}
