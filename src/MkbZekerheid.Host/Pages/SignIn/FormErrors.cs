using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.SignIn;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>Shared by the forms at the door: answers with 422, and words for what was refused.</summary>
internal static class FormErrors
{
    /// <summary>The same page with its errors, status 422.</summary>
    public static PageResult Unprocessable(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    /// <summary>Words for an attempt that did not succeed; they do not tell whether the address is known.</summary>
    public static void Add(this PageModel page, string field, SignInOutcome outcome, IStringLocalizer<SignInTexts> texts) =>
        page.ModelState.AddModelError(field, texts[$"Outcome.{outcome}"]);

    /// <summary>Words for a password that was refused.</summary>
    public static void Add(this PageModel page, string field, IdentityResult result, IStringLocalizer<SignInTexts> texts)
    {
        // The framework's own length rule says the same as ours.
        foreach (var code in result.Errors.Select(error => error.Code == "PasswordTooShort" ? "TooShort" : error.Code).Distinct().Take(1))
            page.ModelState.AddModelError(field, texts[$"Password.{code}"]);
    }
}
