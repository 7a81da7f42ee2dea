using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Model;

/// <summary>Registers what composes the resilience model.</summary>
internal static class ModelServices
{
    public static IServiceCollection AddMkbModel(this IServiceCollection services)
    {
        services.AddSingleton<LocalDay>();
        services.AddScoped<CoreContributor>();
        services.AddScoped<ModelContributors>();
        services.AddScoped<IResilienceModels, ResilienceModels>();
        return services;
    }
}
