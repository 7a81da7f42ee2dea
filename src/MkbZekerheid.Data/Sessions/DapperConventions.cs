using System.Data;
using System.Runtime.CompilerServices;
using Dapper;

namespace MkbZekerheid.Data;

/// <summary>
/// Dapper's process-wide conventions, set once when this assembly loads: snake_case columns map to PascalCase members,
/// <c>date</c> is <see cref="DateOnly"/>, <c>timestamptz</c> is UTC.
/// </summary>
internal static class DapperConventions
{
    // A module initializer because the settings are static: whoever opens the first session must not have to remember them.
#pragma warning disable CA2255 // Deliberate: the conventions must hold before any Dapper call in the process.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Apply()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new UtcHandler());
        SqlMapper.AddTypeHandler(new DateHandler());
    }

    /// <summary>Npgsql refuses a <see cref="DateTimeOffset"/> with an offset and then closes the connection, so every instant is turned into UTC at this edge.</summary>
    private sealed class UtcHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();

        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset instant => instant.ToUniversalTime(),
            DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
            _ => throw new InvalidCastException($"A column of type {value.GetType().Name} is not an instant."),
        };
    }

    private sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

        public override DateOnly Parse(object value) => value switch
        {
            DateOnly date => date,
            DateTime date => DateOnly.FromDateTime(date),
            _ => throw new InvalidCastException($"A column of type {value.GetType().Name} is not a date."),
        };
    }
}
