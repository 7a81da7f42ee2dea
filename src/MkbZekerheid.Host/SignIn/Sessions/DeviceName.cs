namespace MkbZekerheid.Host.SignIn.Sessions;

/// <summary>
/// What a person calls the thing that signed in, such as "Firefox · Windows", from what the browser says of itself. Only well-known
/// names; anything else is null, for the full text of a browser means nothing to most people.
/// </summary>
internal static class DeviceName
{
    // Browsers claim to be each other; the one that names itself most specifically stands first.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    /// <param name="userAgent">The header as it was sent; may be anything.</param>
    public static string? Of(string? userAgent)
    {
        string?[] parts = [Find(Browsers, userAgent), Find(Systems, userAgent)];
        return parts.OfType<string>().ToArray() is { Length: > 0 } known ? string.Join(" · ", known) : null;
    }

    private static string? Find((string Mark, string Name)[] known, string? text) =>
        text is null ? null : known.FirstOrDefault(item => text.Contains(item.Mark, StringComparison.Ordinal)).Name;
}
