using System.Collections;

namespace MkbZekerheid.Model.Document;

/// <summary>What can only be checked once everything is read: codes, references, levels, rings, and values that were stated.</summary>
internal sealed class DocumentChecks(ResilienceModel model, ProblemList problems, IReadOnlyList<StatedValue> stated)
{
    private readonly DocumentPath _path = new();
    private readonly CodeBook _codes = new();

    public void Run()
    {
        Walk(Shapes.Root, model, Declare);
        Walk(Shapes.Root, model, Check);
        new RingChecks(model, problems).Run();
        var values = new StatedValues(model);
        foreach (var one in stated)
        {
            if (values.Difference(one) is { } ours)
            {
                problems.ErrorAt(() => one.Path, "derivedDiffers", ours);
            }
        }

        new DocumentWarnings(model, problems).Run();
    }

    /// <summary>Calls <paramref name="visit"/> for every field of every record, with the path set to the field.</summary>
    private void Walk(Shape shape, object? value, Action<object, Field, object> visit)
    {
        switch (shape)
        {
            case UnionShape union when value is not null:
                Walk(union.Of(value), value, visit);
                break;
            case RecordShape record when value is not null:
                foreach (var field in record.Fields)
                {
                    if (field.Get(value) is { } item)
                    {
                        _path.Push(field.Key);
                        visit(value, field, item);
                        Walk(field.Shape, item, visit);
                        _path.Pop();
                    }
                }

                break;
            case ListShape { Item: RecordShape or UnionShape } list when value is not null:
                WalkList(list, value, visit);
                break;
            case MapShape { Value: RecordShape } map when value is not null:
                foreach (var (key, item) in map.Pairs(value) ?? [])
                {
                    _path.Push(key);
                    Walk(map.Value, item, visit);
                    _path.Pop();
                }

                break;
        }
    }

    private void WalkList(ListShape list, object value, Action<object, Field, object> visit)
    {
        var index = 0;
        foreach (var item in list.Items(value) ?? Array.Empty<object>())
        {
            _path.Push(index++);
            Walk(list.Item, item, visit);
            _path.Pop();
        }
    }

    private void Declare(object owner, Field field, object value)
    {
        // A phase is no entity with a code of its own making, but it may be there only once.
        if ((field.CodeKind ?? (owner is ProgrammePhase && field.Key == "id" ? EntityKind.Phase : null)) is not { } kind)
        {
            return;
        }

        var code = (string)value;
        if (!_codes.Declare(kind, code))
        {
            problems.ErrorAt(_path.ToString, "duplicateId", code, "@" + kind);
        }
    }

    private void Check(object owner, Field field, object value)
    {
        if (field.RefKinds is { } kinds)
        {
            CheckRefs(kinds, value);
        }

        if (field.NeverFalling)
        {
            CheckLevels((ModelMap<ModelList<int?>>)value);
        }

        if (owner is EntityRef { Ref: not null } about && field.Key == "ref")
        {
            CheckRef([about.Kind], about.Ref);
        }
        else if (owner is Approval { Ref: not null } approval && field.Key == "ref")
        {
            CheckRef([approval.Kind], approval.Ref);
        }
    }

    private void CheckRefs(IReadOnlyList<EntityKind> kinds, object value)
    {
        switch (value)
        {
            case string code:
                CheckRef(kinds, code);
                break;
            case ModelList<string> codes:
                Each(kinds, codes, index => _path.Push(index));
                break;
            case IEnumerable map:
                var keys = map switch
                {
                    ModelMap<decimal> amounts => amounts.Keys,
                    ModelMap<int> counts => counts.Keys,
                    ModelMap<Raci> parts => parts.Keys,
                    ModelMap<MaturityAssessment> levels => levels.Keys,
                    ModelMap<ModelList<int?>> levels => levels.Keys,
                    _ => throw new InvalidOperationException(value.GetType().Name),
                };
                foreach (var key in keys)
                {
                    _path.Push(key);
                    CheckRef(kinds, key);
                    _path.Pop();
                }

                break;
        }
    }

    private void Each(IReadOnlyList<EntityKind> kinds, ModelList<string> codes, Action<int> push)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            push(i);
            CheckRef(kinds, codes[i]);
            _path.Pop();
        }
    }

    private void CheckRef(IReadOnlyList<EntityKind> kinds, string code)
    {
        switch (_codes.Count(kinds, code))
        {
            case 0:
                problems.ErrorAt(_path.ToString, "dangling", code, "@" + string.Join('|', kinds));
                break;
            case > 1:
                problems.ErrorAt(_path.ToString, "ambiguous", code, "@" + string.Join('|', kinds));
                break;
        }
    }

    private void CheckLevels(ModelMap<ModelList<int?>> levels)
    {
        foreach (var (category, list) in levels)
        {
            _path.Push(category);
            var highest = 0;
            for (var k = 0; k < list.Count; k++)
            {
                if (list[k] < highest)
                {
                    _path.Push(k);
                    problems.ErrorAt(_path.ToString, "fallingLevels", Number(list[k]!.Value), Number(highest));
                    _path.Pop();
                }

                highest = Math.Max(highest, list[k] ?? 0);
            }

            _path.Pop();
        }
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
