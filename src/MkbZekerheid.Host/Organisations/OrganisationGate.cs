using MkbZekerheid.Data;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Organisations;

/// <summary>
/// Stands before every address under <c>/o/{organisation}</c>. Reads the membership for this request and fills the
/// <see cref="OrganisationContext"/>; whoever may not enter gets the same 404 as for an organisation that does not exist.
/// </summary>
internal sealed class OrganisationGate(RequestDelegate next)
{
    /// <summary>Runs between authentication and authorisation.</summary>
    public async Task InvokeAsync(HttpContext http, OrganisationContext context, Memberships memberships, LocalDay day)
    {
        if (KeyOf(http) is not { } key || http.User.UserId() is not { } userId)
        {
            // A visitor who is not signed in is sent to the door by authorisation, whatever organisation is named.
            await next(http);
            return;
        }
        var access = await memberships.FindAsync(userId, key, http.RequestAborted);
        if (access is null || !access.Allows(http.User.Issuer()))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (access.NeedsSecondFactor && !http.User.HasSecondFactor())
        {
            if (HttpMethods.IsGet(http.Request.Method)) http.Response.Redirect(SignInPaths.SecondFactorNeeded(http));
            else http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var actor = new Actor(userId, http.User.DisplayName(), RoleNames.Of(access.Role));
        context.Fill(new OrganisationContext.Content(access.Organisation, userId, access.Role, actor, access.Organisation.AsOf ?? day.Today, access.Permissions));
        await next(http);
    }

    /// <summary>The key in the address. From the path, not from the route: also an address without a page may tell nothing.</summary>
    private static string? KeyOf(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (!path.StartsWith("/o/", StringComparison.OrdinalIgnoreCase)) return null;
        var end = path.IndexOf('/', 3);
        return end < 0 ? path[3..] : path[3..end];
    }
}
