using MkbZekerheid.Data;
using MkbZekerheid.Host.Exchange;

namespace MkbZekerheid.Host.Demo;

/// <summary>The example company: brought in by the product's own import, once for each data folder.</summary>
internal static class DemoCompany
{
    /// <summary>Its name in addresses.</summary>
    public const string Key = "voorbeeld";

    /// <summary>The document that comes with the program.</summary>
    public static string File => Path.Combine(AppContext.BaseDirectory, "demo", "demo-company.json");

    /// <summary>The organisation of the demo; imported when it is not there yet.</summary>
    public static async Task<ImportOutcome> EnsureAsync(ModelExchange exchange, string title, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        await using var document = System.IO.File.OpenRead(File);
        return await exchange.ImportAsync(document, new ImportRequest(Key, Replace: false, Actor.System, title), progress, cancellationToken);
    }
}
