using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Approvals;

/// <summary>One section of a version in words.</summary>
internal sealed record FrozenSection(string Key, string Title, IReadOnlyList<FrozenItem> Items);

/// <summary>One thing of a section; <paramref name="Title"/> is null when the section is one thing.</summary>
internal sealed record FrozenItem(string Key, string? Title, IReadOnlyList<FrozenLine> Lines);

/// <summary>One property in words.</summary>
internal sealed record FrozenLine(string Key, string Label, string Value);

/// <summary>What differs between a version and the present.</summary>
internal sealed record FrozenChange(string Section, string? Item, string? Label, string? Was, string? Now);

/// <summary>
/// Puts a kept part of the model document in words of the screen, and compares it with the present. Unknown values and
/// empty lists are left out; codes are followed by nothing and preceded by the name that the version itself gives them.
/// </summary>
internal sealed partial class FrozenReader(IStringLocalizer<FrozenTexts> texts)
{
    private static readonly HashSet<string> TokenFields = new(
        ["kind", "mode", "recovery", "severity", "status", "type", "category", "tieBreak", "verdict", "result", "planBNeeded", "level", "role", "standard", "objectType", "answer", "taskGroup", "treatment", "reasons", "protectGoals", "hasOwnPlan"], StringComparer.Ordinal);

    private static readonly HashSet<string> MoneyFields = new(
        ["annualSpend", "budgetOnce", "budgetPerYear", "costOnce", "costPerYear", "deductible", "directCost", "eurPerHour", "eurLowerBounds", "grossMargin", "loss", "maxExpectedAnnualLoss", "maxVar99", "turnover", "turnoverByProduct"], StringComparer.Ordinal);

    private static readonly string[] TitleFields = ["name", "text", "item", "statement", "topic", "task", "description", "role"];

    private static readonly string[] ReferenceFields = ["ref", "activityId", "resourceId", "supplierId", "productId", "scenarioId", "departmentId", "planId", "threatId"];

    /// <summary>All sections that hold something.</summary>
    /// <param name="titles">Titles by code of things outside the part.</param>
    public IReadOnlyList<FrozenSection> Read(JsonElement part, IReadOnlyDictionary<string, string> titles) => InWords(part, Names(titles, part));

    private List<FrozenSection> InWords(JsonElement part, IReadOnlyDictionary<string, string> names) =>
        [
            .. part.EnumerateObject().Where(section => section.Name != PhasePart.DecisionKey)
                .Select(section => new FrozenSection(section.Name, SectionName(section.Name), Items(section.Value, names))).Where(section => section.Items.Count > 0),
        ];

    /// <summary>What was added, changed or taken away since, for the sections that the version holds.</summary>
    public IReadOnlyList<FrozenChange> Compare(JsonElement version, JsonElement now, IReadOnlyDictionary<string, string> titles)
    {
        var names = Names(titles, now, version);
        var kept = version.EnumerateObject().Select(section => section.Name).ToHashSet(StringComparer.Ordinal);
        var (before, after) = (InWords(version, names), InWords(now, names).Where(section => kept.Contains(section.Key)).ToList());
        return [.. before.Select(section => section.Key).Union(after.Select(section => section.Key)).SelectMany(key => Compare(before.Find(section => section.Key == key), after.Find(section => section.Key == key)))];
    }

    /// <summary>The name of a section.</summary>
    public string SectionName(string key) => Word("Section." + key, key);

    private static IEnumerable<FrozenChange> Compare(FrozenSection? before, FrozenSection? after)
    {
        var title = (before ?? after)!.Title;
        var (was, now) = (ByKey(before), ByKey(after));
        foreach (var key in was.Keys.Union(now.Keys))
        {
            var (old, current) = (was.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (old is null || current is null)
            {
                yield return new FrozenChange(title, (old ?? current)!.Title, null, old is null ? null : Short(old), current is null ? null : Short(current));
                continue;
            }

            if (old.Title != current.Title)
            {
                yield return new FrozenChange(title, current.Title, null, old.Title, current.Title);
            }

            foreach (var line in old.Lines.Select(line => line.Key).Union(current.Lines.Select(line => line.Key)))
            {
                var (a, b) = (old.Lines.FirstOrDefault(candidate => candidate.Key == line), current.Lines.FirstOrDefault(candidate => candidate.Key == line));
                if (a?.Value != b?.Value)
                {
                    yield return new FrozenChange(title, current.Title, (a ?? b)!.Label, a?.Value, b?.Value);
                }
            }
        }

        static Dictionary<string, FrozenItem> ByKey(FrozenSection? section) => (section?.Items ?? []).ToDictionary(item => item.Key, StringComparer.Ordinal);
        static string Short(FrozenItem item) => item.Title ?? string.Join("; ", item.Lines.Select(line => $"{line.Label}: {line.Value}"));
    }

    private List<FrozenItem> Items(JsonElement section, IReadOnlyDictionary<string, string> names)
    {
        if (section.ValueKind != JsonValueKind.Array)
        {
            return section.ValueKind == JsonValueKind.Object && Lines(section, names, null) is { Count: > 0 } own ? [new FrozenItem("", null, own)] : [];
        }

        var items = new List<FrozenItem>();
        foreach (var (index, item) in section.EnumerateArray().Index())
        {
            var (title, used) = TitleOf(item, names, index);
            var key = Text(item, "id") ?? Text(item, "no") ?? $"{index}";
            items.Add(new FrozenItem(items.Exists(other => other.Key == key) ? $"{key}/{index}" : key, title, Lines(item, names, used)));
        }

        return items;
    }

    private List<FrozenLine> Lines(JsonElement item, IReadOnlyDictionary<string, string> names, string? without)
    {
        var lines = new List<FrozenLine>();
        foreach (var field in item.EnumerateObject().Where(field => field.Name != "id" && field.Name != without))
        {
            if (field.Value.ValueKind == JsonValueKind.Array && field.Value.EnumerateArray().Any(element => element.ValueKind == JsonValueKind.Object))
            {
                foreach (var (index, element) in field.Value.EnumerateArray().Index())
                {
                    lines.Add(new FrozenLine($"{field.Name}/{Text(element, "id") ?? Text(element, "no") ?? $"{index}"}", $"{Label(field.Name, names)} {index + 1}", Say(field.Name, element, names)));
                }
            }
            else if (Say(field.Name, field.Value, names) is { Length: > 0 } value)
            {
                lines.Add(new FrozenLine(field.Name, Label(field.Name, names), value));
            }
        }

        // One line per key, so that two versions can be laid side by side.
        return [.. lines.DistinctBy(line => line.Key)];
    }

    private (string Title, string? Field) TitleOf(JsonElement item, IReadOnlyDictionary<string, string> names, int index)
    {
        var code = Text(item, "id");
        if (item.TryGetProperty("no", out var number) && item.TryGetProperty("answer", out _))
        {
            return (texts["WhyQuestion", number.GetRawText()], "no");
        }

        if (TitleFields.FirstOrDefault(field => Text(item, field) is { Length: > 0 }) is { } own)
        {
            return (code is null ? Text(item, own)! : $"{Text(item, own)} ({code})", own);
        }

        if (ReferenceFields.FirstOrDefault(field => Text(item, field) is { Length: > 0 }) is { } reference)
        {
            return (Named(Text(item, reference)!, names), reference);
        }

        return (code ?? $"{index + 1}", null);
    }

    private string Say(string field, JsonElement value, IReadOnlyDictionary<string, string> names) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject()
            .Where(inner => inner.Name != "id").Select(inner => (Label: Label(inner.Name, names), Value: Say(names.ContainsKey(inner.Name) ? field : inner.Name, inner.Value, names)))
            .Where(inner => inner.Value.Length > 0).Select(inner => $"{inner.Label}: {inner.Value}")),
        JsonValueKind.Array => string.Join(value.EnumerateArray().Any(element => element.ValueKind == JsonValueKind.Object) ? " / " : ", ", value.EnumerateArray().Select(element => element.ValueKind == JsonValueKind.Null ? Show.Unknown : Say(field, element, names))),
        JsonValueKind.True or JsonValueKind.False => Show.YesNo(value.GetBoolean()),
        JsonValueKind.Number => Number(field, value.GetDecimal()),
        JsonValueKind.String => Words(field, value.GetString()!, names),
        _ => "",
    };

    private string Words(string field, string text, IReadOnlyDictionary<string, string> names)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Show.Date(date);
        }

        if (TokenFields.Contains(field) && Token().IsMatch(text))
        {
            return Word("Token." + text, text);
        }

        return field is "ref" or "refs" or "customers" or "products" or "metric" || field.EndsWith("Id", StringComparison.Ordinal) || field.EndsWith("Ids", StringComparison.Ordinal) ? Named(text, names) : text;
    }

    private static string Number(string field, decimal number) => field switch
    {
        _ when MoneyFields.Contains(field) => Show.Euro(number),
        _ when field.EndsWith("Hours", StringComparison.Ordinal) => Show.Hours(number),
        _ when field.EndsWith("Percent", StringComparison.Ordinal) => Show.Percent(number),
        _ => number.ToString("#,0.######", CultureInfo.CurrentCulture),
    };

    private string Label(string field, IReadOnlyDictionary<string, string> names) => names.TryGetValue(field, out var name) ? name : Word("Field." + field, field);

    private string Word(string key, string otherwise) => texts[key] is { ResourceNotFound: false } found ? found.Value : otherwise;

    private static string Named(string code, IReadOnlyDictionary<string, string> names) => names.TryGetValue(code, out var name) ? $"{name} ({code})" : code;

    private static string? Text(JsonElement item, string field) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(field, out var value) ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        } : null;

    /// <summary>Names by code of everything in the parts that has both, the first part before the next, and the titles last.</summary>
    private static Dictionary<string, string> Names(IReadOnlyDictionary<string, string> titles, params JsonElement[] parts)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            Collect(part);
        }

        foreach (var (code, title) in titles)
        {
            names.TryAdd(code, title);
        }

        return names;

        void Collect(JsonElement at)
        {
            if (at.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in at.EnumerateArray())
                {
                    Collect(item);
                }
            }
            else if (at.ValueKind == JsonValueKind.Object)
            {
                if (Text(at, "id") is { } code && Text(at, "name") is { Length: > 0 } name)
                {
                    names.TryAdd(code, name);
                }

                foreach (var field in at.EnumerateObject())
                {
                    Collect(field.Value);
                }
            }
        }
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex Token();
}
