using MkbZekerheid.Host.Mail;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Jobs;

/// <summary>Every minute: sends what waits in the outbox.</summary>
internal sealed class MailJob(MailDelivery delivery) : IModuleJob
{
    public Task RunAsync(CancellationToken cancellationToken) => delivery.RunAsync(cancellationToken);
}
