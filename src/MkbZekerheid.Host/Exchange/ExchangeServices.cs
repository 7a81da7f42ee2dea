using MkbZekerheid.Data;

namespace MkbZekerheid.Host.Exchange;

/// <summary>Registers import and export of model documents.</summary>
internal static class ExchangeServices
{
    public static IServiceCollection AddMkbExchange(this IServiceCollection services) =>
        services.AddScoped<ModelExchange>().AddSingleton<IBulkUndo, ModelUndo>();
}
