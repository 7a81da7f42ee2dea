using MkbZekerheid.Data;

namespace MkbZekerheid.Host.Security;

/// <summary>For whoever watches the host: is it alive, and can it work.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapMkbHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("ok")).AllowAnonymous();
        app.MapGet("/health/ready", async (ICoreSessions sessions, CancellationToken ct) =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            try
            {
                await using var db = await sessions.OpenAsync(patience.Token);
                await db.ExecuteScalarAsync<int>("select 1", null, patience.Token);
                return Results.Text("ready");
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or OperationCanceledException or TimeoutException)
            {
                return Results.Text("database unreachable", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous();
    }
}
