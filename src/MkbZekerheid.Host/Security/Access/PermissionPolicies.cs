using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Host.SignIn.Sessions;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Security.Access;

/// <summary>Names of the policies beside the permissions.</summary>
internal static class Policies
{
    /// <summary>Administration of the installation: the account is an administrator, came in with two factors, and proved itself in the last 15 minutes.</summary>
    public const string Administrator = "administrator";

    /// <summary>Anybody who is signed in, for pages about the person itself.</summary>
    public const string SignedIn = "signedIn";

    /// <summary>Signed in, and proved itself in the last 15 minutes: changes of credentials.</summary>
    public const string Fresh = "fresh";
}

/// <summary>Makes a policy for each declared permission; a name that nobody declared gets a policy that lets nobody in.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options, Permissions permissions) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!policyName.StartsWith(RequiresPermissionAttribute.PolicyPrefix, StringComparison.Ordinal)) return await base.GetPolicyAsync(policyName);
        var permission = policyName[RequiresPermissionAttribute.PolicyPrefix.Length..];
        var policy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
        return permissions.IsDeclared(permission)
            ? policy.AddRequirements(new PermissionRequirement(permission)).Build()
            : policy.RequireAssertion(_ => false).Build();
    }
}

/// <summary>The user has a permission in the organisation of this request.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler(OrganisationContext organisation) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (organisation.IsFilled && organisation.Has(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>The person proved itself in the last 15 minutes.</summary>
internal sealed record FreshRequirement : IAuthorizationRequirement;

internal sealed class FreshHandler(TimeProvider clock) : AuthorizationHandler<FreshRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, FreshRequirement requirement)
    {
        if (context.User.IsFresh(clock)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>The session was opened with two factors.</summary>
internal sealed record SecondFactorRequirement : IAuthorizationRequirement;

internal sealed class SecondFactorHandler : AuthorizationHandler<SecondFactorRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SecondFactorRequirement requirement)
    {
        if (context.User.HasSecondFactor()) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
