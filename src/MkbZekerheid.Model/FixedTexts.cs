namespace MkbZekerheid.Model;

/// <summary>Texts that belong to the method and cannot be edited, Dutch and English.</summary>
public static class FixedTexts
{
    /// <summary>The four why-questions, in order.</summary>
    public static IReadOnlyList<(string Dutch, string English)> WhyQuestions { get; } =
    [
        ("Waarom hebben we MKB Zekerheid nodig?", "Why do we need MKB Zekerheid?"),
        ("Wat proberen we te beschermen?", "What are we trying to protect?"),
        ("'Hoeveel' MKB Zekerheid hebben we nodig?", "'How much' MKB Zekerheid do we need?"),
        ("Wie moeten er betrokken worden bij het programma?", "Who must be involved in the programme?"),
    ];

    /// <summary>The four overview questions, in order, with the parts of the model that answer them.</summary>
    public static IReadOnlyList<(string Dutch, string English, IReadOnlyList<string> AnsweredBy)> OverviewQuestions { get; } =
    [
        ("Welke activiteiten, processen en middelen zijn nodig om onze doelstellingen te bereiken?",
            "Which activities, processes and resources do we need to reach our goals?",
            ["processes", "activities", "resources"]),
        ("Wat is het minimale operationele niveau voor elk van deze?",
            "What is the minimum operating level of each of these?",
            ["products.mbcoPercent", "processes.molPercent", "activities.molPercent", "resources.molPercent"]),
        ("Wat is nodig om te voorkomen dat we ooit onder deze niveaus komen?",
            "What does it take never to fall below these levels?",
            ["strategies", "plans"]),
        ("Welke hiaten zijn er en welke actie ondernemen we, in lijn met onze doelstelling van MKB Zekerheid en onze risicobereidheid?",
            "Which gaps are there and what do we do about them, in line with our goal for MKB Zekerheid and our appetite for risk?",
            ["expected.rtoGaps", "actions"]),
    ];

    /// <summary>The names of the phases F1 to F8, in order.</summary>
    public static IReadOnlyList<(string Dutch, string English)> PhaseNames { get; } =
    [
        ("Beeldvorming (Waarom)", "Why and scope"),
        ("Procesanalyse", "Process analysis"),
        ("Dreigingenanalyse", "Threat analysis"),
        ("Afhankelijkheden", "Dependencies"),
        ("Strategie", "Strategy"),
        ("Plan B", "Plan B"),
        ("Oefenen en testen", "Exercise and test"),
        ("Onderhouden en verbeteren", "Maintain and improve"),
    ];

    /// <summary>The codes of the phases.</summary>
    public static IReadOnlyList<string> PhaseIds { get; } = ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"];

    /// <summary>A duration in words: whole weeks, else whole days, else hours ("4 uur", "1 dag", "2 weken").</summary>
    public static (string Dutch, string English) Duration(decimal hours)
    {
        var (count, one, many, english) = hours switch
        {
            >= 168 when hours % 168 == 0 => (hours / 168, "week", "weken", "week"),
            >= 24 when hours % 24 == 0 => (hours / 24, "dag", "dagen", "day"),
            _ => (hours, "uur", "uur", "hour"),
        };
        var dutch = count.ToString("0.##", System.Globalization.CultureInfo.GetCultureInfo("nl-NL")) + " " + (count == 1 ? one : many);
        return (dutch, count.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + " " + english + (count == 1 ? "" : "s"));
    }
}
