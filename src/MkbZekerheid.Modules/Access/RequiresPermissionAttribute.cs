using Microsoft.AspNetCore.Authorization;

namespace MkbZekerheid.Modules;

/// <summary>The permission that a page or endpoint asks. A page without it, or without another explicit policy, is refused at start.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresPermissionAttribute(string permission) : AuthorizeAttribute(PolicyPrefix + permission)
{
    /// <summary>Prefix of the policy names that the host makes from permissions.</summary>
    public const string PolicyPrefix = "permission:";

    /// <summary>The permission asked.</summary>
    public string Permission { get; } = permission;
}
