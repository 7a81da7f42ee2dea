using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.FileProviders;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Charts;
using MkbZekerheid.Host.Exchange;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Mail;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Host.Security;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Modules.Charts;

namespace MkbZekerheid.Host.Composition;

/// <summary>Puts the web host together. Reads from top to bottom: database, plugins, services, then the way of a request.</summary>
internal static class WebHost
{
    /// <summary>Languages of the interface; the first is the default. The bare languages answer browsers that name no country, or another one.</summary>
    public static readonly IReadOnlyList<CultureInfo> Languages = [CultureInfo.GetCultureInfo("nl-NL"), CultureInfo.GetCultureInfo("en-GB"), CultureInfo.GetCultureInfo("nl"), CultureInfo.GetCultureInfo("en")];

    /// <summary>Builds a host that is ready to start. <see cref="InstallationOptions.RuntimeConnection"/> must be filled by now.</summary>
    /// <exception cref="DataRefusedException">The database cannot be used as it is; the message is one sentence.</exception>
    public static async Task<WebApplication> BuildAsync(InstallationOptions options, CancellationToken cancellationToken = default)
    {
        var source = DataSources.Create(options.RuntimeConnection ?? throw new DataRefusedException(
            "Er is geen verbinding met een database ingesteld.",
            "There is no connection to a database."));
        await DatabaseStep.CoreAsync(options, source, cancellationToken);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = options.WebRoot,
        });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.AddMkbObservability();
        builder.WebHost.UseUrls(options.Url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddLocalization();
        services.AddMkbData(source);
        services.AddMkbModel();
        services.AddMkbExchange();
        services.AddMkbProgramme();
        services.AddMkbOrganisations();
        services.AddMkbSignIn(options, builder.Configuration);
        services.AddMkbSecurity(options, builder.Configuration);
        services.AddMkbMail(builder.Configuration);
        services.AddMkbJobs(options);

        var mvc = services.AddRazorPages();
        var catalogue = PluginCatalogue.Discover(options.PluginsFolder, DisabledPlugins.Of(options));
        await catalogue.ConfigureAsync(services, mvc.PartManager, plugin => DatabaseStep.PluginAsync(options, source, plugin, cancellationToken));
        catalogue.ThrowIfFaulty(options);
        services.AddSingleton(catalogue);
        services.AddSingleton<ModuleTexts>();
        services.AddSingleton<ScottPlotChartRenderer>();
        services.AddSingleton<IChartRenderer>(provider => provider.GetRequiredService<ScottPlotChartRenderer>());
        services.AddHostedService<ChartWarmUp>();

        var app = builder.Build();
        await app.PrepareMkbSecurityAsync(cancellationToken);
        app.UseMkbSecurity();
        app.UseRequestLocalization(localization =>
        {
            localization.DefaultRequestCulture = new RequestCulture(Languages[0]);
            localization.SupportedCultures = [.. Languages];
            localization.SupportedUICultures = [.. Languages];
            localization.RequestCultureProviders.Insert(0, new AccountLanguage());
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = WithPlugins(app.Environment.WebRootFileProvider, catalogue) });
        app.UseRouting();
        app.UseAuthentication();
        app.UseMkbOrganisations();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapMkbHealth();
        app.UseMkbJobs();
        app.MapRazorPages();
        return app;
    }

    private static CompositeFileProvider WithPlugins(IFileProvider webRoot, PluginCatalogue catalogue) => new(
        [webRoot, .. catalogue.Loaded
            .Select(module => (module.Id, Folder: Path.Combine(module.Folder, "wwwroot")))
            .Where(plugin => Directory.Exists(plugin.Folder))
            .Select(plugin => new PluginStaticFiles(plugin.Id, plugin.Folder))]);
}
