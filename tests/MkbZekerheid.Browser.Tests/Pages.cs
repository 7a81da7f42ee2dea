namespace MkbZekerheid.BrowserTests;

/// <summary>Every page that a signed-in person can open by a plain address, with words of the demo that must be on it.</summary>
internal static class Pages
{
    /// <summary>Address and text.</summary>
    public static readonly IReadOnlyList<(string Address, string Holds)> All =
    [
        ("/o/voorbeeld", "Voorbeeld Metaaltechniek"),
        ("/o/voorbeeld/cijfers", "Kritieke processen met een Plan B"),
        ("/o/voorbeeld/stap/1-beeldvorming", "Twee klanten vragen om een continuïteitsplan"),
        ("/o/voorbeeld/stap/2-processen", "Plaatwerk in serie"),
        ("/o/voorbeeld/stap/3-bedreigingen", "Gijzelsoftware"),
        ("/o/voorbeeld/stap/4-afhankelijkheden", "Planner"),
        ("/o/voorbeeld/stap/5-strategie", "Offline back-up"),
        ("/o/voorbeeld/stap/6-plan", "Plan B Productie en Techniek"),
        ("/o/voorbeeld/stap/7-oefenen", "Tafeloefening gijzelsoftware"),
        ("/o/voorbeeld/stap/8-bijhouden", "Resonator lasersnijmachine"),
        ("/o/voorbeeld/acties", "Verlichting verzamelplaats"),
        ("/o/voorbeeld/acties/actie", "Nieuwe actie"),
        ("/o/voorbeeld/plan-b", "Crisisteam"),
        ("/o/voorbeeld/zoek?q=laser", "lasersnijmachine"),
        ("/o/voorbeeld/menu", "Cijfers"),
        ("/o/voorbeeld/beheer", "Wat wilt u beheren?"),
        ("/o/voorbeeld/beheer/mensen", "Monteur technische dienst"),
        ("/o/voorbeeld/beheer/mensen/functie", "Nieuwe functie"),
        ("/o/voorbeeld/beheer/afdelingen", "Productie en Techniek"),
        ("/o/voorbeeld/beheer/afdelingen/afdeling", "Nieuwe afdeling"),
        ("/o/voorbeeld/beheer/organisatie", "Oost-Nederland"),
        ("/o/voorbeeld/beheer/toegang", "Programmaleider"),
        ("/o/voorbeeld/beheer/toegang/uitnodigen", "Nodig iemand uit"),
        ("/o/voorbeeld/vaststellen/1", "Beeldvorming is vastgesteld"),
        ("/o/voorbeeld/vaststellen/2?afdeling=AFD1", "Productieleider"),
        ("/o/voorbeeld/vaststellen/3", "Bedreigingen is vastgesteld"),
        ("/o/voorbeeld/vaststellen/1/1.0", "Directeur"),
        ("/o/voorbeeld/lijst/waarom", "van de 4 vragen"),
        ("/o/voorbeeld/lijst/belanghebbenden", "Aantal belanghebbenden"),
        ("/o/voorbeeld/lijst/doelen/rij", "Waaraan ziet u dat?"),
        ("/o/voorbeeld/beheer/logboek", "Logboek"),
        ("/o/voorbeeld/beheer/outbox", "mailserver"),
        ("/o/voorbeeld/beheer/planning", "Planning"),
        ("/account", "programmaleider@voorbeeld.example"),
        ("/partner", "Voorbeeld Metaaltechniek"),
        ("/beheer/installatie", "Beeldvorming"),
        ("/beheer/installatie/outbox", "mailserver"),
        ("/beheer/bouwstenen", "Beeldvorming"),
        ("/aanmelden", "Wachtwoord"),
        ("/aanmelden/vergeten", "E-mailadres"),
    ];

    /// <summary>Who looks at the page: null for somebody who is not signed in.</summary>
    public static string? RoleFor(string address) => address switch
    {
        _ when address.StartsWith("/beheer", StringComparison.Ordinal) => "administrator",
        _ when address.StartsWith("/aanmelden", StringComparison.Ordinal) => null,
        "/partner" => "adviser",
        _ => "programmeLead",
    };

    /// <summary>The addresses, as test data.</summary>
    public static TheoryData Addresses => [.. All.Select(page => page.Address)];

    public sealed class TheoryData : Xunit.TheoryData<string>;
}
