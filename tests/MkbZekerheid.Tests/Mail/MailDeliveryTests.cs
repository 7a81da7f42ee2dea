using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Mail;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Mail;

public sealed class MailDeliveryTests(TestPostgres postgres)
{
    [Fact]
    public async Task A_mail_that_is_asked_for_twice_goes_once_and_is_not_sent_again()
    {
        await using var sink = new SmtpSink();
        await using var database = await postgres.DatabaseAsync();
        await using var host = Host(database, sink.Settings);
        await EnqueueAsync(host, "een", "anna@voorbeeld.nl");
        await EnqueueAsync(host, "een", "anna@voorbeeld.nl");

        Assert.Equal(1, await RunAsync(host));
        Assert.Equal(0, await RunAsync(host));

        var message = Assert.Single(sink.Messages);
        Assert.Contains("To: anna@voorbeeld.nl", message, StringComparison.Ordinal);
        Assert.Contains("Dit is de tekst.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hosts_send_each_mail_once()
    {
        await using var sink = new SmtpSink();
        await using var database = await postgres.DatabaseAsync();
        await using var one = Host(database, sink.Settings);
        await using var other = Host(database, sink.Settings);
        for (var number = 0; number < 40; number++)
        {
            await EnqueueAsync(one, $"mail {number}", "anna@voorbeeld.nl");
        }

        // The sink takes one connection at a time: the second host waits for it with a mail claimed, which is the hard case.
        var sent = await Task.WhenAll(RunAsync(one), RunAsync(other));

        Assert.Equal(40, sent.Sum());
        Assert.Equal(40, sink.Header("Message-ID").Distinct().Count());
        Assert.Equal(40, sink.Messages.Count);
    }

    [Fact]
    public async Task A_mail_whose_sending_broke_off_is_sent_again_after_ten_minutes_under_the_same_id()
    {
        await using var sink = new SmtpSink { BreakOffOnce = true };
        await using var database = await postgres.DatabaseAsync();
        await using var host = Host(database, sink.Settings);
        await EnqueueAsync(host, "een", "anna@voorbeeld.nl");

        Assert.Equal(0, await RunAsync(host));
        Assert.Equal(0, await RunAsync(host));
        Assert.Single(sink.Messages);

        await database.AdminAsync("update core.mail_outbox set claimed_at = claimed_at - interval '10 minutes 1 second'");
        Assert.Equal(1, await RunAsync(host));
        Assert.Equal(2, sink.Messages.Count);
        Assert.Single(sink.Header("Message-ID").Distinct());
    }

    [Fact]
    public async Task A_refused_mail_waits_or_stops_and_the_others_go()
    {
        await using var sink = new SmtpSink { Refused = { ["later@"] = 451, ["nooit@"] = 550 } };
        await using var database = await postgres.DatabaseAsync();
        await using var host = Host(database, sink.Settings);
        await EnqueueAsync(host, "een", "later@voorbeeld.nl");
        await EnqueueAsync(host, "twee", "nooit@voorbeeld.nl");
        await EnqueueAsync(host, "drie", "\"a b\"@voorbeeld.nl");
        await EnqueueAsync(host, "vier", "anna@voorbeeld.nl");

        Assert.Equal(1, await RunAsync(host));
        Assert.Equal(2, await database.AdminScalarAsync<long>("select count(*) from core.mail_outbox where next_attempt_at = 'infinity' and sent_at is null"));
        Assert.Equal(1, await database.AdminScalarAsync<long>("select count(*) from core.mail_outbox where recipient like 'later@%' and claimed_at is null and next_attempt_at > now() and next_attempt_at < now() + interval '2 minutes'"));
        Assert.Equal(1, await database.AdminScalarAsync<long>("select count(*) from core.mail_outbox where last_error = 'address'"));
    }

    [Fact]
    public async Task Without_a_mail_server_mail_waits_and_nothing_is_tried()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var host = Host(database, new Dictionary<string, string?>());
        await EnqueueAsync(host, "een", "anna@voorbeeld.nl");

        Assert.Equal(0, await RunAsync(host));
        Assert.Equal(1, await database.AdminScalarAsync<long>("select count(*) from core.mail_outbox where sent_at is null and attempts = 0"));
    }

    [Theory]
    [InlineData("anna@voorbeeld.nl", true)]
    [InlineData("a.b+c@sub.voorbeeld.nl", true)]
    [InlineData("\"a b\"@voorbeeld.nl", false)]
    [InlineData("anna@voorbeeld.nl\r\nBcc: ander@voorbeeld.nl", false)]
    [InlineData("anna@voorbeeld.nl\n", false)]
    [InlineData("anna@@voorbeeld.nl", false)]
    [InlineData("anna@voorbeeld.nl,ander@voorbeeld.nl", false)]
    [InlineData("Anna <anna@voorbeeld.nl>", false)]
    [InlineData(".anna@voorbeeld.nl", false)]
    [InlineData("", false)]
    public void Only_plain_addresses_get_mail(string address, bool sendable) => Assert.Equal(sendable, MailAddressRules.IsSendable(address));

    [Fact]
    public void Mail_without_protection_is_refused_unless_the_server_is_this_machine()
    {
        MailSettings Read(string host) => MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Mail:Host"] = host, ["Mail:Tls"] = "none" }).Build());

        Assert.Throws<DataRefusedException>(() => Read("mail.voorbeeld.nl"));
        Assert.True(Read("127.0.0.1").IsConfigured);
    }

    private static ServiceProvider Host(TestDatabase database, IReadOnlyDictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging().AddMkbData(database.AppConnectionString)
        .AddMkbMail(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();

    private static async Task EnqueueAsync(ServiceProvider host, string key, string recipient)
    {
        await using var scope = host.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMailOutbox>().EnqueueAsync(new OutgoingMail(key, recipient, "nl", "Onderwerp", "Dit is de tekst.", "test"));
    }

    private static async Task<int> RunAsync(ServiceProvider host)
    {
        await using var scope = host.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailDelivery>().RunAsync(CancellationToken.None);
    }
}
