namespace MkbZekerheid.Model.Document;

/// <summary>Collects problems with the path where they were met.</summary>
internal sealed class ProblemList(DocumentPath path)
{
    private readonly List<DocumentProblem> _problems = [];
    private int _errors;
    private int _warnings;

    public IReadOnlyList<DocumentProblem> Problems => _problems;

    public long ErrorCount => _errors;

    public void Error(string key, params string[] arguments) => ErrorAt(path.ToString, key, arguments);

    public void ErrorAt(Func<string> at, string key, params string[] arguments)
    {
        if (_errors++ < ModelDocument.MaximumProblems)
        {
            _problems.Add(new DocumentProblem(ProblemSeverity.Error, at(), key, arguments));
        }
    }

    public void Warning(string at, string key, params string[] arguments)
    {
        if (_warnings++ < ModelDocument.MaximumProblems)
        {
            _problems.Add(new DocumentProblem(ProblemSeverity.Warning, at, key, arguments));
        }
    }
}
