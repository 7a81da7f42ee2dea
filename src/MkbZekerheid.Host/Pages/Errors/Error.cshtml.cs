using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Host.Security;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Pages.Errors;

/// <summary>
/// One sentence on what went wrong, and the way to Plan B. It never looks at the address that was asked, so that a company that is
/// not yours and one that does not exist give the same page.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel(Memberships memberships) : PageModel
{
    /// <summary>404, 403, 400, 429 or 500.</summary>
    public string Kind { get; private set; } = "404";

    /// <summary>What to tell us when something failed.</summary>
    public string Code => ErrorPages.Code(HttpContext);

    /// <summary>The crisis pages of the person's own company.</summary>
    public string PlanB { get; private set; } = "/";

    public Task OnGetAsync(int code) => ShowAsync(code);
    public Task OnPostAsync(int code) => ShowAsync(code);
    public Task OnPutAsync(int code) => ShowAsync(code);
    public Task OnDeleteAsync(int code) => ShowAsync(code);

    private async Task ShowAsync(int code)
    {
        Kind = code switch { 403 or 401 => "403", 400 or 413 or 415 or 422 => "400", 429 => "429", >= 500 => "500", _ => "404" };
        // Asked for by its own address it is a page that is not there; led here by a failure it keeps the status of that.
        if (Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = StatusCodes.Status404NotFound;
        if (Kind == "500" || User.UserId() is not { } userId) return;
        try
        {
            var own = await memberships.AllAsync(userId, HttpContext.RequestAborted);
            if (own.Count == 1) PlanB = $"/o/{own[0].Organisation.Key}/plan-b";
        }
        catch (System.Data.Common.DbException)
        {
            // The page that tells of trouble must not need what is in trouble.
        }
    }
}
