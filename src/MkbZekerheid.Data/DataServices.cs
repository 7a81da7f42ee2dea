using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>Puts the data house into a service collection.</summary>
public static class DataServices
{
    /// <summary>Registers the pool, <see cref="IOrganisationSessions"/>, <see cref="ICoreSessions"/>, <see cref="IUndo"/> and what builds on them.</summary>
    /// <param name="runtimeConnectionString">Signs in as mkbz_app.</param>
    public static IServiceCollection AddMkbData(this IServiceCollection services, string runtimeConnectionString) =>
        services.AddMkbData(DataSources.Create(runtimeConnectionString));

    /// <summary>The same, on a pool that exists already; the container disposes of it.</summary>
    public static IServiceCollection AddMkbData(this IServiceCollection services, NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(_ => source);
        services.AddSingleton(provider => new Sessions(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IOrganisationSessions>(provider => provider.GetRequiredService<Sessions>());
        services.AddSingleton<ICoreSessions>(provider => provider.GetRequiredService<Sessions>());
        services.AddSingleton<IUndo, Undo>();
        services.AddSingleton<IApprovals, Approvals>();
        return services;
    }
}
