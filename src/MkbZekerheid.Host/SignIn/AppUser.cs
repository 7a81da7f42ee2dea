namespace MkbZekerheid.Host.SignIn;

/// <summary>A person with an account of this installation. What somebody may see is in the memberships, not here.</summary>
internal sealed class AppUser
{
    /// <summary>Internal id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    /// <summary>Address for signing in and for mail, as typed.</summary>
    public string Email { get; set; } = "";
    /// <summary>The same in the form that is compared.</summary>
    public string NormalizedEmail { get; set; } = "";
    /// <summary>Name on screen.</summary>
    public string DisplayName { get; set; } = "";
    /// <summary>Null when the person signs in with a passkey or an outside account only.</summary>
    public string? PasswordHash { get; set; }
    /// <summary>Changes with every change of credentials; links that were sent before it stop working.</summary>
    public string SecurityStamp { get; set; } = "";
    /// <summary>Failed attempts since the last success.</summary>
    public int AccessFailedCount { get; set; }
    /// <summary>Password sign-in is refused until then.</summary>
    public DateTimeOffset? LockoutEnd { get; set; }
    /// <summary>A code of an authenticator app is asked after the password.</summary>
    public bool TwoFactorEnabled { get; set; }
    /// <summary>Seed of the authenticator app, encrypted; see <see cref="Security.SecretBox"/>.</summary>
    public byte[]? TotpSecret { get; set; }
    /// <summary>Administers the installation. Gives no right to any organisation's data.</summary>
    public bool IsAdministrator { get; set; }
    /// <summary>Made by the demo: no second factor is asked, as long as the host is the demo (see <see cref="DemoExemption"/>).</summary>
    public bool IsDemo { get; set; }
    /// <summary>nl, en, or null for what the browser asks.</summary>
    public string? Language { get; set; }
    /// <summary>light, dark, or null for what the device asks.</summary>
    public string? Theme { get; set; }
    /// <summary>active or disabled.</summary>
    public string Status { get; set; } = "active";
    /// <summary>A disabled account cannot sign in, and its sessions end at once.</summary>
    public bool IsDisabled => Status != "active";
}
