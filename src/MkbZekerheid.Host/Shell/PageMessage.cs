using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace MkbZekerheid.Host.Shell;

/// <summary>What the next page says about what was just done, with a way back when there is one.</summary>
internal sealed record PageMessage(string Text, string? UndoUrl)
{
    private const string TextKey = "message.text";
    private const string UndoKey = "message.undo";

    /// <summary>Leaves the message for the next page.</summary>
    public static void Leave(ITempDataDictionary data, string text, string? undoUrl = null)
    {
        data[TextKey] = text;
        data[UndoKey] = undoUrl;
    }

    /// <summary>Takes the message that the page before left, or null.</summary>
    public static PageMessage? Take(ITempDataDictionary data) =>
        data[TextKey] is string text ? new PageMessage(text, data[UndoKey] as string) : null;
}
