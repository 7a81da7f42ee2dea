using System.Globalization;
using System.Text;

namespace MkbZekerheid.Host.SignIn.Passwords;

/// <summary>
/// Passwords that people choose first, made from words and habits that everybody knows: a word, perhaps twice or two of them,
/// with a year, a row of digits or a mark behind it. Compared without capitals, accents, marks and look-alike digits.
/// </summary>
internal static class CommonPasswords
{
    private static readonly string[] Words =
    [
        "password", "passwort", "wachtwoord", "welkom", "welcome", "geheim", "secret", "admin", "administrator", "beheerder",
        "beheer", "gebruiker", "user", "login", "aanmelden", "inloggen", "toegang", "access", "letmein", "changeme", "veranderme",
        "master", "root", "system", "systeem", "server", "netwerk", "network", "computer", "laptop", "internet", "wifi", "router",
        "kantoor", "office", "bedrijf", "company", "zaak", "winkel", "magazijn", "productie", "directie", "directeur", "manager",
        "zekerheid", "veiligheid", "security", "veilig", "backup", "planb", "noodplan", "continuiteit", "mkbzekerheid",
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "weekend", "vakantie",
        "lente", "zomer", "herfst", "winter", "summer", "spring", "autumn",
        "amsterdam", "rotterdam", "utrecht", "denhaag", "eindhoven", "groningen", "tilburg", "breda", "nijmegen", "arnhem",
        "enschede", "haarlem", "zwolle", "maastricht", "leiden", "nederland", "holland", "friesland", "brabant", "limburg", "zeeland",
        "ajax", "feyenoord", "psv", "oranje", "voetbal", "football", "hockey", "schaatsen", "formule", "verstappen",
        "liefde", "schatje", "lieverd", "iloveyou", "ikhouvanjou", "mama", "papa", "familie", "family", "kinderen", "baby",
        "hond", "poes", "kat", "paard", "vogel", "tijger", "leeuw", "draak", "dragon", "monkey", "aapje", "eenhoorn", "unicorn",
        "zonnetje", "sunshine", "regenboog", "bloem", "bloemen", "tulp", "tulpen", "roos", "appel", "banaan", "aardbei",
        "kaas", "drop", "koffie", "coffee", "bier", "brood", "chocolade", "pannenkoek", "stroopwafel",
        "auto", "fiets", "mercedes", "volkswagen", "porsche", "ferrari", "yamaha", "motor", "vrachtwagen",
        "superman", "batman", "starwars", "pokemon", "mickey", "nijntje", "prinses", "princess", "koning", "koningin",
        "michael", "jessica", "daniel", "thomas", "peter", "jeroen", "marieke", "sanne", "lotte", "sophie", "emma", "johan", "kees",
        "hallo", "hello", "goedemorgen", "test", "tester", "testen", "demo", "voorbeeld", "example", "default", "standaard", "tijdelijk", "nieuw",
        "qwerty", "qwertyuiop", "azerty", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "qazwsx", "qwer", "asdf", "abc", "abcd", "abcdef", "abcdefgh", "xxx",
        "correcthorsebatterystaple", "trustno", "superveilig", "heelveilig", "sterkwachtwoord", "mijnwachtwoord", "ditiseenwachtwoord",
    ];

    private static readonly string[] Tails =
    [
        "", "0", "1", "2", "7", "9", "00", "01", "10", "11", "12", "13", "21", "22", "23", "69", "77", "88", "99", "007", "100", "101", "111", "112",
        "123", "321", "456", "555", "666", "777", "789", "999", "1111", "1122", "1234", "2345", "4321", "12345", "54321", "123456", "654321",
        "1234567", "12345678", "123456789", "1234567890", "9876543210",
    ];

    private const int FirstYear = 1950, LastYear = 2039;

    private static readonly HashSet<string> WordSet = [.. Words.Select(Normal)];
    private static readonly HashSet<string> TailSet = [.. Tails];

    /// <summary>The whole list, in compared form: what <see cref="IsCommon"/> finds without context words.</summary>
    internal static IEnumerable<string> All() => Words.Select(Normal).Distinct().SelectMany(word =>
        Tails.Concat(Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(year => year.ToString(CultureInfo.InvariantCulture))).Select(tail => word + tail));

    /// <summary>
    /// True when the password is a common word or two, or a word of the context (own name, address, organisation), with nothing
    /// but a usual tail around it; or one character, a row or a short piece repeated.
    /// </summary>
    public static bool IsCommon(string password, IEnumerable<string> context)
    {
        var plain = Normal(password);
        if (plain.Length == 0 || IsRepetition(plain) || IsRow(plain)) return true;
        var contextWords = context.SelectMany(ContextWords).ToHashSet();
        bool Known(string word) => WordSet.Contains(word) || contextWords.Contains(word);
        foreach (var reading in Readings(password, plain))
            if (IsWordsWithTail(reading, Known))
                return true;
        return false;
    }

    private static IEnumerable<string> Readings(string password, string plain)
    {
        yield return plain;
        // w3lk0m, P@ssw0rd2024!: letters behind look-alikes, with marks at the end gone and the digits before them left alone.
        var text = Folded(password).TrimEnd('!', '?', '.', '*', '#', ' ');
        var end = text.Length;
        while (end > 0 && char.IsAsciiDigit(text[end - 1])) end--;
        yield return new string([.. LookAlikes(text[..end]).Where(char.IsLetterOrDigit)]) + text[end..];
    }

    private static bool IsWordsWithTail(string text, Func<string, bool> known)
    {
        var start = 0;
        while (start < text.Length && char.IsAsciiDigit(text[start])) start++;
        var end = text.Length;
        while (end > start && char.IsAsciiDigit(text[end - 1])) end--;
        if (start == end) return true;
        if (!IsTail(text[..start]) || !IsTail(text[end..])) return false;
        var middle = text[start..end];
        if (known(middle)) return true;
        for (var cut = 3; cut <= middle.Length - 3; cut++)
        {
            // Two words, with perhaps digits between them.
            var left = middle[..cut].TrimEnd(Digits);
            var right = middle[cut..].TrimStart(Digits);
            if (known(left) && known(right)) return true;
        }
        return false;
    }

    private static readonly char[] Digits = [.. "0123456789"];

    private static bool IsTail(string digits) =>
        TailSet.Contains(digits)
        || digits.Length <= 2
        || (digits.Length == 4 && int.Parse(digits, CultureInfo.InvariantCulture) is >= FirstYear and <= LastYear)
        || IsRow(digits)
        || IsRepetition(digits);

    private static IEnumerable<string> ContextWords(string text)
    {
        var words = text.Split([' ', '@', '.', '-', '_', ',', '&', '\''], StringSplitOptions.RemoveEmptyEntries).Select(Normal).Where(word => word.Length >= 3).ToList();
        return words.Append(Normal(text)).Concat(words.Zip(words.Skip(1), (a, b) => a + b));
    }

    /// <summary>aaaaaaaaaaaa, abcabcabcabc.</summary>
    private static bool IsRepetition(string text)
    {
        for (var piece = 1; piece <= Math.Min(4, text.Length / 3); piece++)
            if (Enumerable.Range(piece, text.Length - piece).All(i => text[i] == text[i - piece]))
                return true;
        return false;
    }

    /// <summary>123456789012, zyxwvutsrqpo: every character one step from the one before it, in one direction.</summary>
    private static bool IsRow(string text)
    {
        if (text.Length < 3) return false;
        return Enumerable.Range(1, text.Length - 1).All(i => Step(text[i - 1], text[i]) == 1)
            || Enumerable.Range(1, text.Length - 1).All(i => Step(text[i - 1], text[i]) == -1);

        static int Step(char from, char to) => (from, to) switch
        {
            ('9', '0') => 1,
            ('0', '9') => -1,
            _ => to - from,
        };
    }

    private static string LookAlikes(string text) => new([.. text.Select(c => c switch
    {
        '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c,
    })]);

    private static string Normal(string text) => new([.. Folded(text).Where(char.IsLetterOrDigit)]);

    private static string Folded(string text) => new([.. text.Normalize(NormalizationForm.FormD).ToLowerInvariant()
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)]);
}
