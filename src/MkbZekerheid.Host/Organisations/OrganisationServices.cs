using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Organisations;

/// <summary>Puts the organisation of a request together.</summary>
internal static class OrganisationServices
{
    public static void AddMkbOrganisations(this IServiceCollection services)
    {
        services.AddScoped<OrganisationContext>();
        services.AddScoped<IOrganisationContext>(provider => provider.GetRequiredService<OrganisationContext>());
        services.AddScoped<Memberships>();
        services.AddScoped<Members.AccessAudit>();
        services.AddScoped<Members.MemberChanges>();
        services.AddScoped<Pages.Manage.Access.PermissionNames>();
        services.AddScoped<Pages.Manage.Access.AccessForm>();
    }

    /// <summary>After authentication, before authorisation.</summary>
    public static void UseMkbOrganisations(this WebApplication app) => app.UseMiddleware<OrganisationGate>();
}
