using Dapper;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>
/// One transaction on one connection. Disposing without <see cref="CommitAsync"/> rolls everything back.
/// Not for use by two threads at once.
/// </summary>
public abstract class DbSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private bool _ended;
    private int _disposed;

    private protected DbSession(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        _connection = connection;
        _transaction = transaction;
    }

    private protected NpgsqlConnection Connection => _connection;
    private protected virtual int? CommandTimeoutSeconds => null;

    /// <summary>All rows of a query, mapped to records with init properties by snake_case column name.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? param = null, CancellationToken ct = default) =>
        (await _connection.QueryAsync<T>(Command(sql, param, ct)).ConfigureAwait(false)).AsList();

    /// <summary>The one row of a query, or default when there is none. More than one row is an error.</summary>
    public Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? param = null, CancellationToken ct = default) =>
        _connection.QuerySingleOrDefaultAsync<T>(Command(sql, param, ct));

    /// <summary>The one row of a query; none, or more than one, is an error.</summary>
    public Task<T> QuerySingleAsync<T>(string sql, object? param = null, CancellationToken ct = default) =>
        _connection.QuerySingleAsync<T>(Command(sql, param, ct));

    /// <summary>Runs a statement; gives the number of rows that it touched.</summary>
    public Task<int> ExecuteAsync(string sql, object? param = null, CancellationToken ct = default) =>
        _connection.ExecuteAsync(Command(sql, param, ct));

    /// <summary>The first column of the first row, or default.</summary>
    public Task<T?> ExecuteScalarAsync<T>(string sql, object? param = null, CancellationToken ct = default) =>
        _connection.ExecuteScalarAsync<T>(Command(sql, param, ct));

    /// <summary>Rows one by one, without holding them all in memory. No other command may run on this session until the last row is read.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(string sql, object? param = null) =>
        _connection.QueryUnbufferedAsync<T>(sql, param, _transaction, CommandTimeoutSeconds);

    /// <summary>
    /// Inserts all rows with one statement per 5,000 of them. Members of <typeparamref name="T"/> become snake_case columns;
    /// in an organisation session <c>organisation_id</c> is filled in. Members that are null are written as null;
    /// columns that <typeparamref name="T"/> does not have get the default of the table.
    /// </summary>
    /// <param name="table">Schema and name, like <c>processes.process</c>. A constant, never user input.</param>
    /// <returns>The number of rows inserted.</returns>
    public Task<int> InsertAllAsync<T>(string table, IEnumerable<T> rows, CancellationToken ct = default) =>
        RowSet.InsertAsync(this, table, rows, OrganisationForRows, ct);

    private protected virtual Guid? OrganisationForRows => null;

    /// <summary>Makes everything permanent. After this the session only serves to be disposed.</summary>
    public async Task CommitAsync(CancellationToken ct = default)
    {
        ObjectDisposedException.ThrowIf(_ended || _disposed != 0, this);
        await BeforeCommitAsync(ct).ConfigureAwait(false);
        await _transaction.CommitAsync(ct).ConfigureAwait(false);
        _ended = true;
    }

    private protected virtual Task BeforeCommitAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Ends the session; what was not committed is undone.</summary>
    public async ValueTask DisposeAsync()
    {
        // Npgsql reuses the transaction object with the connection: disposing of it twice would roll back
        // the transaction of whoever leased the connection next.
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        try
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException)
        {
            // The connection broke, or a cancelled command still runs. Closing the connection ends the transaction in both cases,
            // and the caller should hear about the first fault, not about this one.
        }
        finally
        {
            await _connection.DisposeAsync().ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    private protected CommandDefinition Command(string sql, object? param, CancellationToken ct) =>
        _disposed != 0 ? throw new ObjectDisposedException(GetType().Name) : new(sql, param, _transaction, CommandTimeoutSeconds, cancellationToken: ct);
}
