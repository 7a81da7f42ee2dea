using Dapper;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>
/// Reads the catalogue of PostgreSQL and names everything that would let one organisation reach another,
/// in every schema of the product, those of plugins included.
/// </summary>
public static class CatalogueRules
{
    /// <summary>Tables without an organisation: somebody signs in, or the product looks after itself, before one is chosen.</summary>
    public static IReadOnlySet<string> WithoutOrganisation { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "core.app_user", "core.user_recovery_code", "core.user_passkey", "core.user_login", "core.session",
        "core.data_protection_key", "core.migration", "core.installation", "core.installation_event", "core.job_slot", "core.heartbeat",
    };

    /// <summary>Tables that are also read before an organisation is known: whole outside an organisation session, only their own rows inside one.</summary>
    public static IReadOnlySet<string> Shared { get; } = new HashSet<string>(StringComparer.Ordinal) { "core.organisation", "core.membership", "core.membership_grant", "core.token_link", "core.mail_outbox" };

    /// <summary>Tables that the sweep reads across organisations.</summary>
    public static IReadOnlySet<string> Swept { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "core.outbox", "core.reminder_due", "core.portfolio_line", "core.benchmark_line",
    };

    /// <summary>Every violation in the database that <paramref name="source"/> points at; empty means that all rules hold.</summary>
    /// <param name="source">Any role that may read the catalogue.</param>
    public static async Task<IReadOnlyList<CatalogueViolation>> CheckAsync(NpgsqlDataSource source, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(ct).ConfigureAwait(false);
        var lists = new { without = WithoutOrganisation.ToArray(), shared = Shared.ToArray(), swept = Swept.ToArray() };
        var found = new List<CatalogueViolation>();
        foreach (var (rule, sql) in CatalogueQueries.All)
        {
            var names = await connection.QueryAsync<string>(new CommandDefinition(CatalogueQueries.Scope + sql, lists, cancellationToken: ct)).ConfigureAwait(false);
            found.AddRange(names.Select(name => new CatalogueViolation(rule, name)));
        }

        return found;
    }
}

/// <summary>One thing in the catalogue that breaks a rule.</summary>
/// <param name="Rule">Short name of the rule.</param>
/// <param name="Subject">The table, policy, constraint, function or view.</param>
public sealed record CatalogueViolation(string Rule, string Subject);
