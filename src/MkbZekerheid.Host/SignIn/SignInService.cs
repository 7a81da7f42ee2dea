using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using MkbZekerheid.Host.SignIn.SecondFactor;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.SignIn;

/// <summary>What came of an attempt to sign in.</summary>
internal enum SignInOutcome
{
    /// <summary>Signed in.</summary>
    Done,
    /// <summary>The password was right; the code of the app comes next.</summary>
    NeedsSecondStep,
    /// <summary>Wrong, and not said what: address, password or code.</summary>
    Refused,
    /// <summary>Too many wrong passwords: this account waits.</summary>
    Locked,
    /// <summary>Too many attempts from here in a minute.</summary>
    TooMany,
    /// <summary>The time between password and code ran out.</summary>
    Expired,
}

/// <summary>The steps of signing in. Every way in ends in <see cref="OpenSessionAsync"/>, which always makes a new session.</summary>
internal sealed class SignInService(
    UserManager<AppUser> users, SecondFactors secondFactors, SignInThrottle throttle, SignInJournal journal, UserSessions sessions, TimeProvider clock)
{
    /// <summary>First step: address and password.</summary>
    public async Task<SignInOutcome> WithPasswordAsync(HttpContext http, string email, string password)
    {
        var account = users.NormalizeEmail(email.Trim()) ?? "";
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "-";
        if (!throttle.TryTake(account, address)) return await RefusedAsync(SignInOutcome.TooMany, null, http);

        var user = await users.FindByEmailAsync(email.Trim());
        if (user is null || user.PasswordHash is null || user.IsDisabled)
        {
            // The same work as for an account that exists, so that the time tells nothing.
            FakeHash.Verify(users.PasswordHasher, password);
            return await RefusedAsync(SignInOutcome.Refused, user?.Id, http);
        }
        if (await IsLockedAsync(user))
        {
            FakeHash.Verify(users.PasswordHasher, password);
            return await RefusedAsync(SignInOutcome.Locked, user.Id, http);
        }
        if (!await users.CheckPasswordAsync(user, password))
        {
            await FailedAsync(user);
            return await RefusedAsync(SignInOutcome.Refused, user.Id, http);
        }

        throttle.GiveBack(account, address);
        if (user.TwoFactorEnabled)
        {
            await http.SignInAsync(SignedIn.SecondStepScheme, SecondStepPrincipal(user), Until(SignInTimes.SecondStep));
            return SignInOutcome.NeedsSecondStep;
        }
        await users.ResetAccessFailedCountAsync(user);
        await OpenSessionAsync(http, user, SignInMethod.Password);
        return SignInOutcome.Done;
    }

    /// <summary>Second step: a code of the app.</summary>
    public Task<SignInOutcome> WithCodeAsync(HttpContext http, string code) =>
        SecondStepAsync(http, user => secondFactors.TakeCodeAsync(user, code, http.RequestAborted), SignInMethod.PasswordAndCode);

    /// <summary>Second step: a recovery code.</summary>
    public Task<SignInOutcome> WithRecoveryCodeAsync(HttpContext http, string code) =>
        SecondStepAsync(http, user => secondFactors.TakeRecoveryCodeAsync(user, code, http.RequestAborted), SignInMethod.PasswordAndRecoveryCode);

    /// <summary>Whether this browser is between the two steps.</summary>
    public static async Task<bool> IsBetweenStepsAsync(HttpContext http) => (await http.AuthenticateAsync(SignedIn.SecondStepScheme)).Succeeded;

    /// <summary>Proves again who is signed in, for administration and changes of credentials.</summary>
    public async Task<SignInOutcome> ConfirmAsync(HttpContext http, string password, string? code)
    {
        if (await users.FindByIdAsync(http.User.UserId()?.ToString() ?? "") is not { } user || http.User.SessionId() is not { } sessionId) return SignInOutcome.Expired;
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "-";
        if (!throttle.TryTake(user.NormalizedEmail, address)) return await RefusedAsync(SignInOutcome.TooMany, user.Id, http);
        if (await IsLockedAsync(user)) return await RefusedAsync(SignInOutcome.Locked, user.Id, http);
        if (!await users.CheckPasswordAsync(user, password)
            || (user.TwoFactorEnabled && !await secondFactors.TakeCodeAsync(user, code ?? "", http.RequestAborted)
                && !await secondFactors.TakeRecoveryCodeAsync(user, code ?? "", http.RequestAborted)))
        {
            await FailedAsync(user);
            return await RefusedAsync(SignInOutcome.Refused, user.Id, http);
        }
        throttle.GiveBack(user.NormalizedEmail, address);
        await users.ResetAccessFailedCountAsync(user);
        await sessions.ConfirmAsync(sessionId, user.TwoFactorEnabled ? SignInMethod.PasswordAndCode : null, http.RequestAborted);
        await journal.WriteAsync(SignInJournal.Confirmed, user.Id, http);
        return SignInOutcome.Done;
    }

    /// <summary>Opens a new session for a person who proved who it is. An old session of this browser ends, so a planted one is worth nothing.</summary>
    public async Task OpenSessionAsync(HttpContext http, AppUser user, string method, string? issuer = null)
    {
        await http.SignOutAsync(SignedIn.SecondStepScheme);
        await http.SignOutAsync(SignedIn.Scheme);
        var claims = new List<Claim> { new(SignedIn.UserClaim, user.Id.ToString()), new(SignedIn.HowClaim, method) };
        if (issuer is not null) claims.Add(new Claim(SignedIn.IssuerClaim, issuer));
        var properties = new AuthenticationProperties
        {
            Items =
            {
                [SessionTickets.UserAgentItem] = Shortened(http.Request.Headers.UserAgent.ToString()),
                [SessionTickets.IpAddressItem] = http.Connection.RemoteIpAddress?.ToString(),
            },
        };
        await http.SignInAsync(SignedIn.Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, SignedIn.Scheme)), properties);
        await journal.WriteAsync(SignInJournal.Succeeded, user.Id, http, method);
    }

    private async Task<SignInOutcome> SecondStepAsync(HttpContext http, Func<AppUser, Task<bool>> takes, string method)
    {
        var between = await http.AuthenticateAsync(SignedIn.SecondStepScheme);
        if (!between.Succeeded || await users.FindByIdAsync(between.Principal.UserId()?.ToString() ?? "") is not { IsDisabled: false } user) return SignInOutcome.Expired;
        // A change of credentials meanwhile ends the attempt.
        if (between.Principal.FindFirstValue(StampClaim) != user.SecurityStamp) return SignInOutcome.Expired;
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "-";
        if (!throttle.TryTake(user.NormalizedEmail, address)) return await RefusedAsync(SignInOutcome.TooMany, user.Id, http);
        if (await IsLockedAsync(user)) return await RefusedAsync(SignInOutcome.Locked, user.Id, http);
        if (!await takes(user))
        {
            await FailedAsync(user);
            return await RefusedAsync(SignInOutcome.Refused, user.Id, http);
        }
        throttle.GiveBack(user.NormalizedEmail, address);
        await users.ResetAccessFailedCountAsync(user);
        await OpenSessionAsync(http, user, method);
        return SignInOutcome.Done;
    }

    private const string StampClaim = "stamp";

    private static ClaimsPrincipal SecondStepPrincipal(AppUser user) =>
        new(new ClaimsIdentity([new Claim(SignedIn.UserClaim, user.Id.ToString()), new Claim(StampClaim, user.SecurityStamp)], SignedIn.SecondStepScheme));

    private AuthenticationProperties Until(TimeSpan life) => new() { ExpiresUtc = clock.GetUtcNow() + life };

    /// <summary>Our own clock, because the framework's lock looks at the machine's.</summary>
    private Task<bool> IsLockedAsync(AppUser user) => Task.FromResult(user.LockoutEnd is { } end && end > clock.GetUtcNow());

    private async Task FailedAsync(AppUser user)
    {
        if (await LockedNowAsync(user)) await journal.WriteAsync(SignInJournal.Locked, user.Id, null);
    }

    private async Task<bool> LockedNowAsync(AppUser user)
    {
        await users.AccessFailedAsync(user);
        if (user.AccessFailedCount != 0 || user.LockoutEnd is null) return false;
        user.LockoutEnd = clock.GetUtcNow() + users.Options.Lockout.DefaultLockoutTimeSpan;
        await users.UpdateAsync(user);
        return true;
    }

    private async Task<SignInOutcome> RefusedAsync(SignInOutcome outcome, Guid? userId, HttpContext http)
    {
        await journal.WriteAsync(SignInJournal.Failed, userId, http, outcome.ToString());
        return outcome;
    }

    private static string Shortened(string text) => text.Length <= 300 ? text : text[..300];
}
