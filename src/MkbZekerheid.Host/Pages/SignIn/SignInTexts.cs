namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>Texts at the door: signing in, links, first run, account, choosing a company, what went wrong.</summary>
internal sealed class SignInTexts;
