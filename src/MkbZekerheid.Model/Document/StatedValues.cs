using System.Globalization;
using System.Text.Json;

namespace MkbZekerheid.Model.Document;

/// <summary>A derived value that a document states, to be compared once everything is read.</summary>
internal sealed record StatedValue(string Path, object Owner, string Key, JsonElement Value);

/// <summary>The derived values that a document may state, and what they must be. Several answers are allowed where a text has two languages.</summary>
internal sealed class StatedValues(ResilienceModel model)
{
    private const decimal Tolerance = 0.005m;

    private static readonly Dictionary<(Type, string), Func<StatedValues, object, object?[]>> Table = new()
    {
        [(typeof(ResilienceModel), "timeUnit")] = (_, _) => ["hour"],
        [(typeof(ResilienceModel), "moneyUnit")] = (_, _) => ["EUR"],
        [(typeof(ResilienceModel), "capacityUnit")] = (_, _) => ["percent"],
        [(typeof(ResilienceModel), "resourceKinds")] = (_, _) => [ModelTokens.All<ResourceKind>()],
        [(typeof(ResilienceModel), "overviewQuestions")] = (_, _) => [Questions(true), Questions(false)],
        [(typeof(ResilienceModel), "hhi")] = (all, _) => [all.Concentrations()],
        [(typeof(Scales), "durationPointLabels")] = (_, owner) =>
        [
            ((Scales)owner).DurationPoints.Select(hours => FixedTexts.Duration(hours).Dutch).ToList(),
            ((Scales)owner).DurationPoints.Select(hours => FixedTexts.Duration(hours).English).ToList(),
        ],
        [(typeof(WhyAnswer), "question")] = (_, owner) => TwoTexts(FixedTexts.WhyQuestions, ((WhyAnswer)owner).No),
        [(typeof(Customer), "turnover")] = (_, owner) => [Derived.Turnover((Customer)owner)],
        [(typeof(Process), "molPercent")] = (all, owner) => [Derived.MolPercent((Process)owner, all.Activities[((Process)owner).Id])],
        [(typeof(Activity), "mtpdHours")] = (all, owner) => [all.Mtpd(((Activity)owner).ImpactLevels)],
        [(typeof(Product), "mtpdHours")] = (all, owner) => [all.Mtpd(((Product)owner).ImpactLevels)],
        [(typeof(Threat), "likelihoodLevel")] = (all, owner) => [Derived.LikelihoodLevel(((Threat)owner).FrequencyPerYear, all.Model.Scales)],
        [(typeof(Threat), "score")] = (all, owner) => [Derived.RiskScore((Threat)owner, all.Model.Scales)],
        [(typeof(Threat), "residualScore")] = (_, owner) => [Derived.ResidualScore((Threat)owner)],
        [(typeof(Threat), "relevant")] = (all, owner) => [Derived.IsRelevant((Threat)owner, all.Model.Scales, all.Model.RiskAppetite)],
        [(typeof(Programme), "endOn")] = (_, owner) => [Derived.PlannedEnd((Programme)owner)],
        [(typeof(ProgrammePhase), "name")] = (_, owner) => TwoTexts(FixedTexts.PhaseNames, PhaseNo(((ProgrammePhase)owner).Id)),
        [(typeof(ProgrammePhase), "startOn")] = (all, owner) => [all.Model.Programme is { } programme ? Derived.PlannedStart(programme, (ProgrammePhase)owner) : null],
        [(typeof(ProgrammePhase), "endOn")] = (all, owner) => [all.Model.Programme is { } programme ? Derived.PlannedEnd(programme, (ProgrammePhase)owner) : null],
        [(typeof(Dependency), "score")] = (all, owner) => [all.Score((Dependency)owner)],
        [(typeof(Exercise), "score")] = (_, owner) => [Derived.ExerciseScore((Exercise)owner)],
    };

    private ResilienceModel Model { get; } = model;

    private ILookup<string, Activity> Activities => field ??= Model.Activities.Where(activity => activity is not null).ToLookup(activity => activity.ProcessId ?? "");

    /// <summary>The derived keys, by record, for the papers.</summary>
    public static IEnumerable<(Type Record, string Key)> All => Table.Keys;

    public static bool IsKnown(Type record, string key) => Table.ContainsKey((record, key));

    /// <summary>Null when the stated value is right; else what it should be.</summary>
    public string? Difference(StatedValue stated)
    {
        var allowed = Table[(stated.Owner.GetType(), stated.Key)](this, stated.Owner);
        return allowed.Any(value => Same(stated.Value, value)) ? null : Show(allowed[0]);
    }

    private static bool Same(JsonElement stated, object? ours) => ours switch
    {
        null => stated.ValueKind == JsonValueKind.Null,
        string text => stated.ValueKind == JsonValueKind.String && stated.GetString() == text,
        DateOnly date => stated.ValueKind == JsonValueKind.String && stated.GetString() == Show(date),
        bool flag => stated.ValueKind == (flag ? JsonValueKind.True : JsonValueKind.False),
        int whole => SameNumber(stated, whole),
        decimal number => SameNumber(stated, number),
        IReadOnlyDictionary<string, object?> map => stated.ValueKind == JsonValueKind.Object
            && stated.EnumerateObject().All(property => map.TryGetValue(property.Name, out var value) && Same(property.Value, value)),
        IEnumerable<object> list => stated.ValueKind == JsonValueKind.Array
            && stated.GetArrayLength() == list.Count()
            && stated.EnumerateArray().Zip(list).All(pair => Same(pair.First, pair.Second)),
        _ => false,
    };

    private static bool SameNumber(JsonElement stated, decimal ours) =>
        stated.ValueKind == JsonValueKind.Number && stated.TryGetDecimal(out var number) && Math.Abs(number - ours) <= Tolerance;

    private static string Show(object? value) => value switch
    {
        null => "null",
        decimal number => PlainNumber.Format(Math.Round(number, 6)),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        string text => text,
        IReadOnlyDictionary<string, object?> map => string.Join(", ", map.Select(pair => pair.Key + " " + Show(pair.Value))),
        IEnumerable<object> list => string.Join(", ", list.Select(Show)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static object?[] TwoTexts(IReadOnlyList<(string Dutch, string English)> texts, int number) =>
        number < 1 || number > texts.Count ? [null] : [texts[number - 1].Dutch, texts[number - 1].English];

    private static int PhaseNo(string? id)
    {
        for (var i = 0; i < FixedTexts.PhaseIds.Count; i++)
        {
            if (FixedTexts.PhaseIds[i] == id)
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static List<Dictionary<string, object?>> Questions(bool dutch) =>
        [.. FixedTexts.OverviewQuestions.Select((question, i) => new Dictionary<string, object?>
        {
            ["no"] = i + 1,
            ["question"] = dutch ? question.Dutch : question.English,
            ["answeredBy"] = question.AnsweredBy,
        })];

    private decimal? Mtpd(ModelMap<ModelList<int?>> levels) => Derived.Mtpd(levels, Model.Scales, Model.Settings);

    private decimal? Score(Dependency one) =>
        Derived.DependencyScore(one.MarginShare, one.Concentration, one.SubstituteHours, one.MtpdHours, Model.Settings);

    private Dictionary<string, object?> Concentrations()
    {
        var customers = Model.Customers.Where(one => one is not null).Select(one => (Derived.Turnover(one) ?? 0, one.MemberCount ?? 1)).ToList();
        var suppliers = Model.Resources.Where(one => one is { Kind: ResourceKind.Supplier }).Select(one => (one.AnnualSpend ?? 0, 1)).ToList();
        var products = Model.Products.Where(one => one is not null).Select(one => (one.Turnover ?? 0, 1)).ToList();
        return new Dictionary<string, object?>
        {
            ["customers"] = Derived.Hhi(customers),
            ["suppliers"] = Derived.Hhi(suppliers),
            ["products"] = Derived.Hhi(products),
        };
    }
}
