using MkbZekerheid.Data;

namespace MkbZekerheid.Host.SignIn;

/// <summary>Language and theme of a person.</summary>
internal sealed class Preferences(ICoreSessions sessions)
{
    /// <summary>Languages of the interface.</summary>
    public static readonly IReadOnlyList<string> Languages = ["nl", "en"];

    /// <summary>Themes beside that of the device.</summary>
    public static readonly IReadOnlyList<string> Themes = ["light", "dark"];

    /// <summary>Keeps the choices; null or a word that we do not know is no choice.</summary>
    public async Task SaveAsync(Guid userId, string? language, string? theme, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        await db.ExecuteAsync("update core.app_user set language = @language, theme = @theme where id = @userId",
            new { userId, language = Languages.Contains(language) ? language : null, theme = Themes.Contains(theme) ? theme : null }, ct);
        await db.CommitAsync(ct);
    }
}
