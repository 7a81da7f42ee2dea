using System.Text.Json;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;

namespace MkbZekerheid.Tests.ModelDocuments;

/// <summary>
/// Makes valid companies from a seed: every record, every key, every union, texts with odd characters, sections that are
/// unknown, empty and filled. Codes come first, references are drawn from them afterwards.
/// </summary>
internal sealed class CompanyGenerator(int seed)
{
    private int _phase;
    private readonly Random _random = new(seed);
    private readonly Dictionary<EntityKind, List<string>> _codes = [];
    private readonly List<Action> _later = [];

    /// <summary>The company of a seed. When something must be pointed at that chance left out, the next try begins.</summary>
    public static ResilienceModel Make(int seed)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new CompanyGenerator(unchecked((seed * 1_000) + attempt)).Make();
            }
            catch (NoSuchEntityException) when (attempt < 500)
            {
            }
        }
    }

    private ResilienceModel Make()
    {
        var model = (ResilienceModel)Record(Shapes.Root, 0);
        foreach (var fill in _later)
        {
            fill();
        }

        return model;
    }

    private object Record(RecordShape shape, int depth)
    {
        var record = shape.Create();
        foreach (var field in shape.Fields)
        {
            if (field.CodeKind is { } kind)
            {
                field.Set(record, NewCode(kind));
            }
            else if (field.IsRequired || _random.Next(5) > 0)
            {
                Fill(record, field, depth);
            }
        }

        return record;
    }

    private void Fill(object record, Field field, int depth)
    {
        if (field.RefKinds is not null || (field.Key == "ref" && record is EntityRef or Approval))
        {
            _later.Add(() => FillReference(record, field));
        }
        else if (field.Key is "afterNo" or "no" && record is PlanStep)
        {
            return; // numbered together, below
        }
        else if (Value(field.Shape, depth) is { } value)
        {
            field.Set(record, value);
        }

        if (record is Plan && field.Key == "steps")
        {
            NumberSteps((Plan)record);
        }
    }

    private object? Value(Shape shape, int depth) => shape switch
    {
        TextShape => Text(),
        BoolShape => _random.Next(2) == 0,
        DateShape => DateOnly.FromDayNumber(_random.Next(1, 3_600_000)),
        InstantShape => new DateTimeOffset(_random.Next(1900, 2200), _random.Next(1, 13), _random.Next(1, 29), _random.Next(24), _random.Next(60), _random.Next(60), TimeSpan.Zero),
        EnumShape word => Enum.GetValues(word.Type).GetValue(_random.Next(Enum.GetValues(word.Type).Length)),
        NumberShape { IsWhole: true } whole => (int)Number(whole),
        NumberShape number => Number(number),
        JsonShape => Json(),
        RecordShape record => Record(record, depth + 1),
        UnionShape union => Record(union.Members[_random.Next(union.Members.Count)], depth + 1),
        ListShape list => list.Build([.. Enumerable.Range(0, _random.Next(depth == 0 ? 6 : 3)).Select(_ => list.ItemMayBeNull && _random.Next(4) == 0 ? null : Value(list.Item, depth + 1))]),
        MapShape map => map.Build([.. Enumerable.Range(0, _random.Next(4)).Select(i => KeyValuePair.Create($"m{i}", Value(map.Value, depth + 1)))]),
        _ => throw new InvalidOperationException(),
    };

    private decimal Number(NumberShape shape)
    {
        var span = Math.Min(shape.Maximum - shape.Minimum, _random.Next(3) switch { 0 => 10m, 1 => 100_000m, _ => decimal.MaxValue });
        var value = shape.Minimum + (span * (decimal)_random.NextDouble());
        return Math.Clamp(Math.Round(value, _random.Next(shape.Decimals + 1)), shape.Minimum, shape.Maximum);
    }

    private void FillReference(object record, Field field)
    {
        if (record is EntityRef or Approval && field.Key == "ref")
        {
            var filled = _codes.Keys.Order().ToList();
            var kind = filled[_random.Next(filled.Count)];
            record.GetType().GetProperty("Kind")!.SetValue(record, kind);
            field.Set(record, Pick(kind));
            return;
        }

        var kinds = field.RefKinds!;
        switch (field.Shape)
        {
            case TextShape when record is Resource resource && field.Key == "locationId":
                // Only an earlier resource, so that places never lie in each other.
                var earlier = _codes[EntityKind.Resource].TakeWhile(code => code != resource.Id).ToList();
                field.Set(record, earlier.Count == 0 ? null : earlier[_random.Next(earlier.Count)]);
                break;
            case TextShape when record is ProgrammePhase:
                field.Set(record, FixedTexts.PhaseIds[_phase++ % 8]);
                break;
            case TextShape when field.IsRequired || kinds.Any(Exists):
                field.Set(record, Pick(OneOf(kinds)));
                break;
            case ListShape list:
                var count = kinds.Any(Exists) ? _random.Next(4) : 0;
                field.Set(record, list.Build([.. Enumerable.Range(0, count).Select(_ => (object?)Pick(OneOf(kinds)))]));
                break;
            case MapShape map:
                var keys = Enumerable.Range(0, Exists(kinds[0]) ? _random.Next(4) : 0).Select(_ => Pick(kinds[0])).Distinct(StringComparer.Ordinal);
                field.Set(record, map.Build([.. keys.Select(key => KeyValuePair.Create(key, field.NeverFalling ? Levels() : Value(map.Value, 2)))]));
                break;
        }
    }

    /// <summary>A code that exists.</summary>
    private string Pick(EntityKind kind)
    {
        if (kind is EntityKind.Phase)
        {
            return FixedTexts.PhaseIds[_random.Next(8)];
        }

        return _codes.TryGetValue(kind, out var codes) ? codes[_random.Next(codes.Count)] : throw new NoSuchEntityException(kind);
    }

    private bool Exists(EntityKind kind) => kind == EntityKind.Phase || _codes.ContainsKey(kind);

    private EntityKind OneOf(IReadOnlyList<EntityKind> kinds)
    {
        var filled = kinds.Where(Exists).ToList();
        return filled.Count == 0 ? kinds[0] : filled[_random.Next(filled.Count)];
    }

    private string NewCode(EntityKind kind)
    {
        if (!_codes.TryGetValue(kind, out var codes))
        {
            _codes.Add(kind, codes = []);
        }

        codes.Add($"{kind}-{codes.Count}");
        return codes[^1];
    }

    private ModelList<int?> Levels()
    {
        var level = 1;
        return Enumerable.Range(0, 5).Select(_ => _random.Next(6) == 0 ? (int?)null : level = Math.Min(5, level + _random.Next(2))).ToModelList();
    }

    private void NumberSteps(Plan plan)
    {
        var no = Shapes.Of(typeof(PlanStep));
        var fields = ((RecordShape)no).ByKey;
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            fields["no"].Set(plan.Steps[i], i + 1);
            fields["afterNo"].Set(plan.Steps[i], i == 0 || _random.Next(2) == 0 ? null : _random.Next(1, i + 1));
        }
    }

    private string Text()
    {
        string[] pieces = ["Plan B", "ë", "\"", "\\", "\n", "\t", "\u0001", "\u2028", "\U0001F525", "é", " ", "</script>", "\u007f", "€ 2.400", "'", "/"];
        return string.Concat(Enumerable.Range(0, _random.Next(5)).Select(_ => pieces[_random.Next(pieces.Length)]));
    }

    private JsonElement Json()
    {
        var text = _random.Next(5) switch
        {
            0 => "{\"z\": [1, 2.50, -0.0, \"a\\\"b\", null], \"a\": {\"b\": {}, \"c\": []}}",
            1 => "[true, false, 12345678901234567890.12345]",
            2 => "\"tekst\"",
            3 => "{}",
            _ => "0.000001",
        };
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public sealed class NoSuchEntityException(EntityKind kind) : Exception($"The generated company has no {kind}.");
}
