using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>Builds the connection pools of the product; no other place may build one.</summary>
public static class DataSources
{
    /// <summary>Most connections one host opens for pages; jobs and migration have their own.</summary>
    public const int DefaultPoolSize = 30;

    /// <summary>
    /// A pool on <paramref name="connectionString"/>. Waiting for a connection ends after 5 seconds and a command after 15,
    /// unless the string says otherwise; error details (which hold values) stay off.
    /// </summary>
    /// <exception cref="DataRefusedException">The string asks for Multiplexing or No Reset On Close, which leak one organisation's setting into another's session.</exception>
    public static NpgsqlDataSource Create(string connectionString, string applicationName = "mkbz")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        StartupGuard.RefuseUnsafe(settings);
        if (!settings.ContainsKey("Timeout")) settings.Timeout = 5;
        if (!settings.ContainsKey("Command Timeout")) settings.CommandTimeout = 15;
        if (!settings.ContainsKey("Maximum Pool Size")) settings.MaxPoolSize = DefaultPoolSize;
        if (string.IsNullOrEmpty(settings.ApplicationName)) settings.ApplicationName = applicationName;
        settings.IncludeErrorDetail = false;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
