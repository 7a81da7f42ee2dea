using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// Records what a module contributes. It keeps descriptors, never instances: the host makes menu, policies, jobs and
/// tiles from them, and one faulty part cannot take the others down.
/// </summary>
public sealed class ModuleBuilder(ModuleInfo info, IServiceCollection services)
{
    private readonly ModuleDescriptor descriptor = new(info);

    /// <summary>The module's own services, for what only this module uses.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Makes this module one of the eight phases. Texts: <c>Phase.Name</c>, <c>Phase.LongName</c>, <c>Phase.Question</c>, <c>Phase.Why</c>.</summary>
    public ModuleBuilder Phase(int number, Range weeks, string path, Role owner)
    {
        descriptor.Phase = new PhaseDescriptor(number, weeks.Start.Value, weeks.End.Value, path, owner, info.Id);
        return this;
    }

    /// <summary>Declares a permission and the roles that have it by default. Text: <c>Permission.&lt;key&gt;</c>.</summary>
    public ModuleBuilder Permission(string key, params Role[] roles)
    {
        descriptor.Permissions.Add(new PermissionDescriptor(key, roles));
        return this;
    }

    /// <summary>Adds a menu item under "Altijd". <paramref name="path"/> is relative to <c>/o/{organisation}</c>.</summary>
    public ModuleBuilder Nav(string textKey, string path, string icon, string permission)
    {
        descriptor.Navigation.Add(new NavigationDescriptor(textKey, path, icon, permission, info.Id));
        return this;
    }

    /// <summary>The done-rules of the module.</summary>
    public ModuleBuilder Rules<T>() where T : RuleSet, new() { descriptor.Rules = typeof(T); return this; }

    /// <summary>The maturity rules of the phase.</summary>
    public ModuleBuilder Maturity<T>() where T : MaturityScale, new() { descriptor.Maturity = typeof(T); return this; }

    /// <summary>A figure for management.</summary>
    public ModuleBuilder Measure<T>() where T : IMeasure, new() { descriptor.Measures.Add(typeof(T)); return this; }

    /// <summary>A tile on the figures page: a view component of the module.</summary>
    public ModuleBuilder Widget<T>(WidgetPlace place = WidgetPlace.Figures) where T : Microsoft.AspNetCore.Mvc.ViewComponent
    {
        descriptor.Widgets.Add(new WidgetDescriptor(typeof(T), place, info.Id));
        return this;
    }

    /// <summary>A periodic job, run for the whole installation. <paramref name="cron"/> is read in Europe/Amsterdam. Texts: <c>Job.&lt;key&gt;</c>.</summary>
    public ModuleBuilder Job<T>(string key, string cron) where T : class, IModuleJob
    {
        Services.AddScoped<T>();
        descriptor.Jobs.Add(new JobDescriptor($"{info.Id}.{key}", cron, typeof(T)));
        return this;
    }

    /// <summary>Things that must be looked at again from time to time.</summary>
    public ModuleBuilder Reviews<T>() where T : class, IReviewSource { Services.AddScoped<T>(); descriptor.Reviews.Add(typeof(T)); return this; }

    /// <summary>What the search field finds in this module.</summary>
    public ModuleBuilder Search<T>() where T : class, ISearchSource { Services.AddScoped<T>(); descriptor.Search.Add(typeof(T)); return this; }

    /// <summary>A list that can be brought in from a spreadsheet or another system.</summary>
    public ModuleBuilder Import<T>() where T : class, IListImport { Services.AddScoped<T>(); descriptor.Imports.Add(typeof(T)); return this; }

    /// <summary>A section of the module's model that people keep as a list.</summary>
    public ModuleBuilder List(ListDefinition list) { descriptor.Lists.Add(list); return this; }

    /// <summary>The module's part of the resilience model.</summary>
    public ModuleBuilder Contributes<T>() where T : class, IModelContributor { Services.AddScoped<T>(); descriptor.Contributor = typeof(T); return this; }

    /// <summary>Finishes the declaration. The host calls this once, after <see cref="IModule.Configure"/>.</summary>
    public ModuleDescriptor Build() => descriptor;
}
