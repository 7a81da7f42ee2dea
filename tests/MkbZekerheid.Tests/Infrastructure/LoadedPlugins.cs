using System.Globalization;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Tests.Infrastructure;

/// <summary>The plugins of the product, loaded by the real loader as the host does, without a database.</summary>
internal static class LoadedPlugins
{
    private static readonly Lazy<Task<(PluginCatalogue Catalogue, IServiceProvider Services)>> Loaded = new(LoadAsync);

    /// <summary>The catalogue after loading; every plugin of the product must be in it.</summary>
    public static async Task<PluginCatalogue> CatalogueAsync() => (await Loaded.Value).Catalogue;

    /// <summary>One module by id.</summary>
    public static async Task<LoadedModule> ModuleAsync(string id) => (await CatalogueAsync()).Loaded.Single(module => module.Id == id);

    /// <summary>What one rule says about a model, found by its id among all modules.</summary>
    public static async Task<RuleResult> RuleAsync(string id, ResilienceModel model) => (await CatalogueAsync()).Loaded
        .SelectMany(module => PhaseEvaluation.Rules(module.Descriptor, model)).Single(outcome => outcome.Rule.Id == id).Result;

    /// <summary>The value of one measure, found by its id among all modules.</summary>
    public static async Task<MeasureResult> MeasureAsync(string id, ResilienceModel model) => (await CatalogueAsync()).Loaded
        .SelectMany(module => PhaseEvaluation.Measures(module.Descriptor, model)).Single(pair => pair.Measure.Id == id).Result;

    /// <summary>The computed maturity level of a module.</summary>
    public static async Task<MaturityResult> MaturityAsync(string moduleId, ResilienceModel model)
    {
        var module = await ModuleAsync(moduleId);
        return PhaseEvaluation.Maturity(module.Descriptor, model, PhaseEvaluation.Rules(module.Descriptor, model))!;
    }

    /// <summary>The demo company of the product.</summary>
    public static ResilienceModel Demo() => Read(Path.Combine(RepositoryRoot, "demo", "demo-company.json"));

    /// <summary>Reads a model document that must be valid.</summary>
    public static ResilienceModel Read(string file)
    {
        var result = ModelDocument.Read(File.ReadAllBytes(file));
        return result.Model ?? throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => $"{error.Path} {error.Message(CultureInfo.InvariantCulture)}")));
    }

    /// <summary>The root of the repository, found from the folder of the tests.</summary>
    public static string RepositoryRoot { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "MkbZekerheid.sln")) ? folder
        : FindRoot(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? throw new InvalidOperationException("The tests do not run inside the repository."));

    private static async Task<(PluginCatalogue, IServiceProvider)> LoadAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddLocalization();
        var options = new InstallationOptions { DataFolder = Path.GetTempPath(), FailHard = true };
        var catalogue = PluginCatalogue.Discover(options.PluginsFolder, new HashSet<string>());
        await catalogue.ConfigureAsync(services, new ApplicationPartManager(), _ => Task.CompletedTask);
        catalogue.ThrowIfFaulty(options);
        return (catalogue, services.BuildServiceProvider());
    }
}
