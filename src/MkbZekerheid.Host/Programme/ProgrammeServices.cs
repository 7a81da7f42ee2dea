using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Programme;

/// <summary>Registers what says where an organisation stands.</summary>
internal static class ProgrammeServices
{
    public static IServiceCollection AddMkbProgramme(this IServiceCollection services)
    {
        services.AddScoped<IProgramme, ProgrammeReader>();
        services.AddScoped<HostMeasures>();
        services.AddScoped<MeasureReader>();
        services.AddScoped<LevelReader>();
        services.AddScoped<Shell.ManageLinks>();
        services.AddScoped<Shell.ShellReader>();
        services.AddScoped<Pages.Actions.ActionStore>();
        services.AddScoped<Pages.Approvals.PhaseDecisions>();
        services.AddScoped<Pages.Lists.ModuleLists>();
        services.AddScoped<Pages.Approvals.FrozenReader>();
        return services;
    }
}
