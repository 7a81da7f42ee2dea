using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Security.Access;

/// <summary>
/// When only a fresh proof or the second factor is missing, leads the person to the page where it can be given instead of to a refusal.
/// Only for reading: a form that is sent too late is refused, and the page says to try again.
/// </summary>
internal sealed class RefusalRedirects : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && authorizeResult.AuthorizationFailure is { } failure && HttpMethods.IsGet(context.Request.Method))
        {
            var missing = failure.FailedRequirements.ToList();
            if (missing.Count > 0 && missing.All(requirement => requirement is FreshRequirement or SecondFactorRequirement))
            {
                context.Response.Redirect(missing.Any(requirement => requirement is SecondFactorRequirement)
                    ? SignInPaths.SecondFactorNeeded(context) : SignInPaths.ConfirmFirst(context));
                return Task.CompletedTask;
            }
        }
        return _default.HandleAsync(next, context, policy, authorizeResult);
    }
}
