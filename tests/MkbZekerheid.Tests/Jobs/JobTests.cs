using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Jobs;

public sealed class JobTests(TestPostgres postgres)
{
    private static readonly DateTimeOffset Monday = At("2026-11-23T07:00:00Z");

    [Fact]
    public async Task Two_hosts_do_a_job_once_for_each_moment()
    {
        await using var database = await postgres.DatabaseAsync();
        var count = new Counter();
        await using var one = await HostAsync(database, count);
        await using var other = await HostAsync(database, count);

        for (var minute = 0; minute < 5; minute++)
        {
            one.Clock.Now = other.Clock.Now = Monday.AddMinutes(minute);
            await Task.WhenAll(one.RunAsync("test.count"), other.RunAsync("test.count"), one.RunAsync("test.count"));
        }

        Assert.Equal(5, count.Value);
    }

    [Fact]
    public async Task A_job_that_failed_and_one_whose_host_died_are_done_after_all()
    {
        await using var database = await postgres.DatabaseAsync();
        var count = new Counter { FailOnce = true };
        await using var host = await HostAsync(database, count);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunAsync("test.count"));
        await host.RunAsync("test.count");
        Assert.Equal(1, count.Value);

        host.Clock.Now = Monday.AddMinutes(1);
        await database.AdminAsync("insert into core.job_slot (job_key, slot, host, started_at) values ('test.count', '2026-11-23 07:01Z', 'dead', now() - interval '9 minutes')");
        await host.RunAsync("test.count");
        Assert.Equal(1, count.Value);
        await database.AdminAsync("update core.job_slot set started_at = now() - interval '11 minutes' where host = 'dead'");
        await host.RunAsync("test.count");
        Assert.Equal(2, count.Value);
    }

    [Fact]
    public async Task The_watchdog_tells_a_new_installation_from_a_silent_one()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var host = await HostAsync(database, new Counter());
        using var watchdog = ActivatorUtilities.CreateInstance<SweepWatchdog>(host.Services, TimeProvider.System, NullLogger<SweepWatchdog>.Instance);

        Assert.Equal(SweepRhythm.NeverSwept, await watchdog.RhythmAsync(TestContext.Current.CancellationToken));
        await database.AdminAsync($"insert into core.heartbeat (name, host, at) values ('{ReviewSweep.Key}', 'test', now() - interval '14 minutes')");
        Assert.Equal(SweepRhythm.Regular, await watchdog.RhythmAsync(TestContext.Current.CancellationToken));
        await database.AdminAsync("update core.heartbeat set at = now() - interval '16 minutes'");
        Assert.Equal(SweepRhythm.Silent, await watchdog.RhythmAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_key_that_nobody_declares_is_skipped()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var host = await HostAsync(database, new Counter());
        await host.RunAsync("gone.job");
        Assert.Equal(0, await database.AdminScalarAsync<long>("select count(*) from core.job_slot"));
    }

    [Fact]
    public async Task The_sweep_makes_each_reminder_once_and_drops_it_when_the_thing_is_done()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var host = await JobBench.OnAsync(database, Monday);
        var organisation = await host.DemoAsync();
        await AddressAsync(database, organisation);
        var open = await database.AdminScalarAsync<long>("select count(*) from core.action where closed_on is null and coalesce(postponed_to, due_on) is not null");
        Assert.True(open > 0);

        await host.RunAsync<ReviewSweep>();
        await database.AdminAsync("update core.portfolio_line set amount = -1 where key = 'sweep.modelVersion'");
        await host.RunAsync<ReviewSweep>();

        Assert.Equal(open, await database.AdminScalarAsync<long>("select count(distinct subject_id) from core.reminder_due where kind = 'action' and state = 'due'"));
        Assert.True(await database.AdminScalarAsync<long>("select count(*) from core.review_item where state = 'open'") > 0);
        Assert.Equal(1, await database.AdminScalarAsync<long>("select count(*) from core.heartbeat where name = 'core.sweep'"));

        await using (var db = await database.Sessions.OpenAsync(organisation))
        {
            await db.ExecuteAsync("update core.action set closed_on = '2026-11-20' where organisation_id = @organisation and closed_on is null", new { organisation });
            await db.CommitAsync();
        }

        await host.RunAsync<ReviewSweep>();
        Assert.Equal(0, await database.AdminScalarAsync<long>("select count(*) from core.reminder_due where kind = 'action' and state = 'due'"));
    }

    [Fact]
    public async Task The_sweep_leaves_an_organisation_alone_that_did_not_change()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var host = await JobBench.OnAsync(database, Monday);
        await host.DemoAsync();
        await host.RunAsync<ReviewSweep>();
        Assert.True(await database.AdminScalarAsync<long>("select count(*) from core.review_item") > 0);
        await database.AdminAsync("delete from core.review_item");
        await host.RunAsync<ReviewSweep>();
        Assert.Equal(0, await database.AdminScalarAsync<long>("select count(*) from core.review_item"));
    }

    [Fact]
    public async Task On_Monday_each_person_gets_one_mail_with_three_things_and_never_a_second_one()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var host = await JobBench.OnAsync(database, Monday, settings: new Dictionary<string, string?> { ["Site:Address"] = "https://zeker.voorbeeld.nl/" });
        await using var other = await JobBench.OnAsync(database, Monday);
        var organisation = await host.DemoAsync();
        await AddressAsync(database, organisation);
        await database.AdminAsync("update core.action set closed_on = null, due_on = '2026-11-24', postponed_to = null, owner_role = (select role from core.person where email is not null order by position limit 1)");
        await host.RunAsync<ReviewSweep>();

        await Task.WhenAll(host.RunAsync("core.digest"), other.RunAsync("core.digest"));
        await host.RunAsync<DigestJob>();

        var people = await database.AdminScalarAsync<long>("select count(distinct lower(p.email)) from core.reminder_due r join core.person p on p.id = r.recipient_id where r.due_on <= '2026-11-30'");
        Assert.True(people > 0);
        Assert.Equal(people, await database.AdminScalarAsync<long>("select count(*) from core.mail_outbox where purpose = 'digest'"));
        Assert.Equal(0, await database.AdminScalarAsync<long>("select count(*) from core.mail_outbox where position(E'\\n4. ' in body_text) > 0"));
        Assert.True(await database.AdminScalarAsync<long>("select count(*) from core.mail_outbox where position(E'\\n3. ' in body_text) > 0 and position('En nog' in body_text) > 0") > 0);

        host.Clock.Now = Monday.AddDays(1);
        await host.RunAsync("core.digest");
        Assert.Equal(people, await database.AdminScalarAsync<long>("select count(*) from core.mail_outbox where purpose = 'digest'"));
        host.Clock.Now = Monday.AddDays(7);
        await host.RunAsync("core.digest");
        Assert.Equal(2 * people, await database.AdminScalarAsync<long>("select count(*) from core.mail_outbox where purpose = 'digest'"));
    }

    [Theory]
    [InlineData("weekly", "2026-11-23", "2026-11-22", "week 2026-11-23")]
    [InlineData("weekly", "2026-11-25", "2026-11-24", null)]
    // No host was awake on Monday: Wednesday stands in.
    [InlineData("weekly", "2026-11-25", "2026-11-20", "week 2026-11-23")]
    [InlineData("weekly", "2026-11-25", null, null)]
    [InlineData("daily", "2026-11-25", "2026-11-24", "2026-11-25")]
    [InlineData("monthly", "2026-12-01", "2026-11-30", "month 2026-12")]
    [InlineData("monthly", "2026-12-02", "2026-12-01", null)]
    [InlineData("never", "2026-11-23", "2026-11-22", null)]
    public void Who_chose_weekly_gets_mail_on_Monday(string frequency, string today, string? last, string? period) =>
        Assert.Equal(period, DigestJob.Period(frequency, Day(today), last is null ? null : Day(last)));

    [Fact]
    public async Task A_month_is_closed_once_with_every_measure_and_every_dependency_and_never_computed_again()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var host = await JobBench.OnAsync(database, At("2026-12-01T06:00:00Z"));
        await using var other = await JobBench.OnAsync(database, At("2026-12-01T06:00:00Z"));
        var organisation = await host.DemoAsync();

        await Task.WhenAll(host.RunAsync("core.month"), other.RunAsync("core.month"));

        var values = await database.AdminScalarAsync<long>("select count(*) from core.kpi_value where month = '2026-11-30'");
        Assert.True(values >= 5);
        Assert.Equal(values, await database.AdminScalarAsync<long>("select count(*) from core.kpi_value where month = '2026-11-30' and target is not null and minimum is not null and zero is not null and status is not null"));

        await using (var db = await database.Sessions.OpenAsync(organisation))
        {
            await db.ExecuteAsync("update core.action set closed_on = '2026-11-20' where organisation_id = @organisation", new { organisation });
            await db.CommitAsync();
        }

        const string All = "select string_agg(kpi || coalesce(value::text, '-'), ',' order by kpi) from core.kpi_value where month = '2026-11-30'";
        var before = await database.AdminScalarAsync<string>(All);
        await host.RunAsync<MonthClose>();
        Assert.Equal(before, await database.AdminScalarAsync<string>(All));
        Assert.Equal(1, await database.AdminScalarAsync<long>("select count(*) from core.audit_event where kind = 'monthClosed'"));
    }

    [Fact]
    public void A_dependency_gets_its_score_of_the_month_once()
    {
        var end = Day("2026-11-30");
        var dependency = new Dependency { Id = "AFH-1", Kind = DependencyKind.Supplier, SubstituteHours = 24, MtpdHours = 48, MarginShare = 0.5m, Concentration = 0.2m };

        var closed = MonthClose.WithMonth(dependency, end);
        var snapshot = Assert.Single(closed.History);
        // 100 x 24/48 x (0.7 x 0.5 + 0.3 x 0.2) = 20.5
        Assert.Equal(20.5m, snapshot.Score);
        Assert.Same(closed, MonthClose.WithMonth(closed, end));
        Assert.Null(MonthClose.WithMonth(dependency with { MarginShare = null }, end).History[0].Score);
        Assert.Empty(MonthClose.WithMonth(dependency with { RetiredOn = Day("2026-11-02") }, end).History);
    }

    [Fact]
    public async Task At_night_old_changes_old_mail_and_old_moments_go_and_the_rest_stays()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var host = await JobBench.OnAsync(database, Monday);
        var organisation = await database.OrganisationAsync("firma");
        await database.AdminAsync(
            $"""
            insert into core.change (organisation_id, id, at, actor_name, actor_role, title) values
              ('{organisation}', gen_random_uuid(), now() - interval '31 days', 'a', 'director', 'oud'), ('{organisation}', gen_random_uuid(), now() - interval '29 days', 'a', 'director', 'nieuw');
            insert into core.mail_outbox (unique_key, message_id, recipient, subject, body_text, purpose, sent_at) values
              ('1', '1', 'a@b.nl', 's', 'b', 't', now() - interval '31 days'), ('2', '2', 'a@b.nl', 's', 'b', 't', now() - interval '1 day'), ('3', '3', 'a@b.nl', 's', 'b', 't', null);
            insert into core.job_slot (job_key, slot, host) values ('x', now() - interval '8 days', 'h'), ('x', now(), 'h');
            """);

        await host.RunAsync<PurgeJob>();
        await host.RunAsync<PurgeJob>();

        Assert.Equal("nieuw", await database.AdminScalarAsync<string>("select string_agg(title, ',') from core.change"));
        Assert.Equal("2,3", await database.AdminScalarAsync<string>("select string_agg(unique_key, ',' order by unique_key) from core.mail_outbox"));
        Assert.Equal(1, await database.AdminScalarAsync<long>("select count(*) from core.job_slot"));
    }

    private static Task AddressAsync(TestDatabase database, Guid organisation) =>
        database.AdminAsync($"update core.person set email = 'rol' || position || '@voorbeeld.nl' where organisation_id = '{organisation}'");

    private static async Task<JobBench> HostAsync(TestDatabase database, Counter counter) => await JobBench.OnAsync(database, Monday, services =>
    {
        services.AddSingleton(counter);
        services.AddScoped<CountingJob>();
        services.Replace(ServiceDescriptor.Singleton(new JobCatalogue([new JobDescriptor("test.count", "* * * * *", typeof(CountingJob))], NullLogger<JobCatalogue>.Instance)));
    });

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private sealed class Counter
    {
        private int value;

        public int Value => value;

        public bool FailOnce { get; set; }

        public void Add()
        {
            if (FailOnce)
            {
                FailOnce = false;
                throw new InvalidOperationException("Once.");
            }

            Interlocked.Increment(ref value);
        }
    }

    private sealed class CountingJob(Counter counter) : IModuleJob
    {
        public Task RunAsync(CancellationToken cancellationToken)
        {
            counter.Add();
            return Task.CompletedTask;
        }
    }
}
