using MkbZekerheid.Data;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Jobs;

/// <summary>Every night: forgets what was kept for a time. Changes that can no longer be undone, mail that was sent 30 days ago, moments of jobs of last week.</summary>
internal sealed class PurgeJob(ActiveOrganisations organisations, IUndo undo, ICoreSessions core) : IModuleJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var organisation in await organisations.AllAsync(cancellationToken))
        {
            await undo.PurgeAsync(organisation.Id, cancellationToken);
        }

        await using var db = await core.OpenAsync(cancellationToken);
        await db.ExecuteAsync(
            """
            delete from core.mail_outbox where sent_at < now() - interval '30 days';
            delete from core.job_slot where slot < now() - interval '7 days';
            """, null, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }
}
