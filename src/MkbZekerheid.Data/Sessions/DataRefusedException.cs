using System.Globalization;

namespace MkbZekerheid.Data;

/// <summary>
/// The database or its settings are not fit to run on; <see cref="Exception.Message"/> is one sentence for the person who installs
/// the product, in the language of the moment that it was thrown: Dutch, or English for everybody else.
/// </summary>
public sealed class DataRefusedException : Exception
{
    /// <summary>A sentence in both languages, saying what is wrong and what to do, and what lies under it.</summary>
    public DataRefusedException(string dutch, string english, Exception? inner = null)
        : base(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "nl" ? dutch : english, inner) { }
}
