using System.Net;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Jobs;

public sealed class ManagePageTests(DemoHost host, TestPostgres postgres) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task The_outbox_shows_mail_and_gives_it_as_a_file_and_one_organisation_never_sees_anothers()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        await host.Database.AdminAsync(
            $"""
            insert into core.mail_outbox (organisation_id, unique_key, message_id, recipient, subject, body_text, purpose)
            select id, 'eigen', '<eigen@mkb>', 'anna@voorbeeld.nl', 'Eigen mail', 'De tekst', 'test' from core.organisation where key = '{DemoHost.Demo}' on conflict do nothing;
            insert into core.mail_outbox (unique_key, message_id, recipient, subject, body_text, purpose) values ('ander', '<ander@mkb>', 'bob@voorbeeld.nl', 'Andermans mail', 'Geheim', 'test') on conflict do nothing
            """);
        var own = await host.Database.AdminScalarAsync<Guid>("select id from core.mail_outbox where unique_key = 'eigen'");
        var other = await host.Database.AdminScalarAsync<Guid>("select id from core.mail_outbox where unique_key = 'ander'");
        var address = $"/o/{DemoHost.Demo}/beheer/outbox";

        var page = await TextAsync(lead, address);
        Assert.Contains("Eigen mail", page, StringComparison.Ordinal);
        Assert.Contains("geen mailserver", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Andermans mail", page, StringComparison.Ordinal);
        var file = await lead.GetAsync($"{address}?handler=File&id={own}");
        Assert.Equal("message/rfc822", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Message-Id: <eigen@mkb>", await file.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"{address}?handler=File&id={other}")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await lead.GetAsync("/beheer/installatie/outbox")).StatusCode);

        using var administrator = await host.AdministratorAsync();
        Assert.Contains("Andermans mail", await TextAsync(administrator, "/beheer/installatie/outbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hosts_with_the_job_library_start_from_empty_together_sweep_and_show_its_page_to_nobody_else()
    {
        var database = await postgres.EmptyDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("mkbz-jobs-").FullName;
        Task<WebApplication> BuildAsync() => WebHost.BuildAsync(new InstallationOptions
        {
            Url = "http://127.0.0.1:0", DataFolder = folder, PluginsFolder = Path.Combine(folder, "plugins"), RuntimeConnection = database.AppConnectionString,
            OwnerConnection = database.OwnerConnectionString, JobsConnection = database.JobsConnectionString,
            Settings = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Error" },
        });
        var hosts = await Task.WhenAll(BuildAsync(), BuildAsync());
        try
        {
            hosts[0].Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<JobRunner>("gone.job", runner => runner.RunAsync("gone.job", CancellationToken.None), "* * * * *");
            await Task.WhenAll(hosts.Select(one => one.StartAsync()));
            foreach (var one in hosts)
            {
                one.Services.GetRequiredService<IRecurringJobManager>().Trigger(ReviewSweep.Key);
            }

            await UntilAsync(() => database.AdminScalarAsync<long>("select count(*) from core.heartbeat where name = 'core.sweep'"), 1);
            Assert.Equal(0, await database.AdminScalarAsync<long>("select count(*) from hangfire.set where key = 'recurring-jobs' and value = 'gone.job'"));
            Assert.Equal(JobCatalogue.House.Count, await database.AdminScalarAsync<long>("select count(*) from hangfire.set where key = 'recurring-jobs'"));
            using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
            var reply = await stranger.GetAsync(hosts[0].Urls.First() + JobServices.DashboardPath);
            Assert.NotEqual(HttpStatusCode.OK, reply.StatusCode);
        }
        finally
        {
            foreach (var one in hosts)
            {
                await one.StopAsync();
                await one.DisposeAsync();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Looks again and again for at most a minute: the job library wakes when it wakes.</summary>
    private static async Task UntilAsync(Func<Task<long>> look, long expected)
    {
        for (var turn = 0; turn < 240 && await look() < expected; turn++)
        {
            await Task.Delay(250);
        }

        Assert.Equal(expected, await look());
    }

    private static async Task<string> TextAsync(Visitor visitor, string path)
    {
        var reply = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }
}
