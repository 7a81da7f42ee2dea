namespace MkbZekerheid.Host.SignIn;

/// <summary>Times that sign-in keeps to. Fixed on purpose: a weaker setting is not something to configure by accident.</summary>
internal static class SignInTimes
{
    /// <summary>A session ends after this long without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);
    /// <summary>A session ends after this long whatever happens.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);
    /// <summary>Administration and changes of credentials ask the password or passkey again after this long.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);
    /// <summary>Time to type the second factor after the password.</summary>
    public static readonly TimeSpan SecondStep = TimeSpan.FromMinutes(5);
    /// <summary>How long the link for a new password works.</summary>
    public static readonly TimeSpan ResetLink = TimeSpan.FromMinutes(30);
    /// <summary>How long an invitation works.</summary>
    public static readonly TimeSpan InvitationLink = TimeSpan.FromDays(7);
    /// <summary>The last use of a session is written down at most this often.</summary>
    public static readonly TimeSpan SeenResolution = TimeSpan.FromMinutes(1);
}
