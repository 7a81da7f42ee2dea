using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>
/// A transaction without an organisation: users, sessions, memberships, keys.
/// Organisation tables look empty in it, except the few sweep tables in a session from <see cref="ICoreSessions.OpenSweepAsync"/>.
/// </summary>
public sealed class CoreSession : DbSession
{
    internal CoreSession(NpgsqlConnection connection, NpgsqlTransaction transaction) : base(connection, transaction) { }
}
