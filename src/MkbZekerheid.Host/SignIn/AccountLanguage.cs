using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Localization;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.SignIn;

/// <summary>The language that somebody chose on the account page; nothing chosen leaves it to the browser.</summary>
internal sealed class AccountLanguage : RequestCultureProvider
{
    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var session = await httpContext.AuthenticateAsync(SignedIn.Scheme);
        return session.Principal?.Language() switch
        {
            "nl" => new ProviderCultureResult("nl-NL"),
            "en" => new ProviderCultureResult("en-GB"),
            _ => null,
        };
    }
}
